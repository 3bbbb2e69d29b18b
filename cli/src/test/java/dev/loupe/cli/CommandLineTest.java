package dev.loupe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.sdk.Loupe;
import dev.loupe.sdk.Run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a person or a script at the terminal relies on: exit codes, one sentence on standard error, results on standard output.
final class CommandLineTest {
    @TempDir Path folder;

    /// How a command ended.
    private record Said(int code, String out, String err) {}

    private static Said loupe(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream wasOut = System.out;
        PrintStream wasErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int code = Main.run(words);
            return new Said(
                    code,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(wasOut);
            System.setErr(wasErr);
        }
    }

    private static void fails(int code, String sentence, String... words) {
        Said said = loupe(words);
        assertEquals(code, said.code, said.err);
        assertEquals("", said.out);
        assertTrue(said.err.contains(sentence), said.err);
        String first = said.err.lines().findFirst().orElse("");
        assertTrue(first.endsWith("."), first);
        assertFalse(said.err.contains("\tat "), said.err);
    }

    /// A folder of two runs in two projects, of 3 and 1 points.
    private Path runs() {
        Path offline = folder.resolve("offline");
        try (Run run =
                Loupe.offline(offline)
                        .run("penguins")
                        .resume("a")
                        .name("first, \"one\"")
                        .systemMetricsEvery(0)
                        .start()) {
            run.log("loss", 0.5, 1);
            run.log("loss", Double.NaN, 2);
            run.with("subset", "val").log("loss", Double.NEGATIVE_INFINITY, -3);
        }
        try (Run run =
                Loupe.offline(offline).run("digits").resume("b").systemMetricsEvery(0).start()) {
            run.log("acc", 1, 7);
        }
        return offline;
    }

    private String store() {
        return folder.resolve("store").toString();
    }

    @Test
    void wrongUsageIsTwoAndSaysWhatIsRight() {
        fails(2, "A command is missing.");
        fails(2, "Possible solutions: --no-auth, --no-open", "serve", "--nope");
        fails(2, "'--port': 'x' is not an int.", "serve", "--port", "x");
        fails(2, "Missing required option: '-o=PATH'.", "export", "--format", "csv");
        fails(
                2,
                "expected one of [CSV, JSONL, PARQUET, TFEVENTS, MLRUNS]",
                "export",
                "--format",
                "x",
                "-o",
                "x");
        fails(
                2,
                "A store is a folder or a jdbc:postgresql:// address",
                "serve",
                "--store",
                "jdbc:x");
        fails(2, "needs a place for files", "serve", "--store", "jdbc:postgresql://h/d");
        fails(2, "not 's3://b/p'", "serve", "--store", "s3://b/p");
        fails(2, "--port must be from 0 to 65535, but is 99999.", "serve", "--port", "99999");
        fails(2, "holds no runs that Loupe knows", "import", folder.toString());
    }

    @Test
    void whatIsAbsentIsOneAndNamed() {
        fails(1, "There is no file or folder /no/folder.", "import", "/no/folder");
        fails(1, "There is no file or folder /no/folder.", "serve", "/no/folder");
        fails(
                1,
                "There is no store in /no/store",
                "export",
                "--store",
                "/no/store",
                "--format",
                "csv",
                "-o",
                "x");
    }

    @Test
    void aTakenPortIsSaidAndNothingIsServed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            fails(
                    1,
                    "Cannot listen on 127.0.0.1, port " + port + ": Address already in use",
                    "serve",
                    "--store",
                    store(),
                    "--no-open",
                    "--port",
                    port);
        }
    }

    @Test
    void everyCommandHelpsWithExamples() {
        for (String command :
                List.of(
                        "demo", "serve", "import", "export", "inspect", "render", "plot", "diff",
                        "check")) {
            Said said = loupe(command, "--help");
            assertEquals(0, said.code);
            assertTrue(said.out.contains("Examples:\n  loupe " + command), said.out);
            assertTrue(said.out.contains("--trace"), said.out);
            String examples =
                    said.out.substring(said.out.indexOf("Examples:\n") + "Examples:\n".length());
            examples.lines()
                    .takeWhile(line -> !line.isBlank())
                    .forEach(line -> assertTrue(line.startsWith("  "), "broken: " + line));
        }
        assertTrue(loupe("--version").out.startsWith("loupe "));
    }

    @Test
    void tracesAreForThoseWhoAsk() {
        Said said = loupe("import", "/no/folder", "--trace");
        assertEquals(1, said.code);
        assertTrue(said.err.contains("\tat dev.loupe.cli.ImportCommand"), said.err);
    }

    @Test
    void aSecondImportChangesNothingAndADamagedRecordIsNamed() throws IOException {
        Path offline = runs();
        String[] importing = {"import", offline.toString(), "--store", store(), "--json"};
        Said first = loupe(importing);
        assertEquals(0, first.code, first.err);
        assertTrue(first.out.startsWith("{\"runs\":2,\"records\":"), first.out);
        assertTrue(first.out.endsWith("\"clean\":true,\"problems\":[]}\n"), first.out);
        List<String> exported = csv();
        assertEquals(first, loupe(importing));
        assertEquals(exported, csv());
        Said again = loupe("import", offline.toString(), "--store", store());
        assertTrue(again.out.startsWith("No new runs or points: 2 runs were known ("), again.out);
        Path events = offline.resolve("b").resolve("events.log");
        Files.writeString(events, "00000000 log {}\n" + Files.readString(events));
        Said damaged = loupe("import", offline.toString(), "--store", store());
        assertEquals(1, damaged.code);
        assertTrue(damaged.err.contains("Run b: 1 damaged records in events.log"), damaged.err);
        assertTrue(damaged.out.startsWith("No new runs or points: 2 runs"), damaged.out);
    }

    private List<String> csv(String... what) throws IOException {
        Path out = folder.resolve("out.csv");
        List<String> words =
                new java.util.ArrayList<>(
                        List.of(
                                "export",
                                "--store",
                                store(),
                                "--format",
                                "csv",
                                "-o",
                                out.toString()));
        words.addAll(List.of(what));
        Said said = loupe(words.toArray(String[]::new));
        assertEquals(0, said.code, said.err);
        return Files.readAllLines(out);
    }

    @Test
    void anExportIsLongAndOfAllUnlessAProjectOrRunIsNamed() throws IOException {
        loupe("import", runs().toString(), "--store", store());
        List<String> all = csv();
        assertEquals("project,run_id,run,key,step,time,value", all.getFirst());
        assertEquals(5, all.size());
        List<String> penguins = csv("penguins");
        assertEquals(4, penguins.size());
        assertTrue(
                penguins.get(1).startsWith("penguins,a,\"first, \"\"one\"\"\",loss,1,"),
                penguins.get(1));
        assertTrue(penguins.get(2).endsWith(",NaN"), penguins.get(2));
        assertTrue(penguins.stream().anyMatch(l -> l.endsWith(",-Infinity")), penguins.toString());
        assertEquals(2, csv("digits/b").size());
        fails(
                1,
                "There is no project or run 'cats' in the store; projects are: ",
                "export",
                "cats",
                "--store",
                store(),
                "--format",
                "csv",
                "-o",
                "x");
    }
}
