package dev.loupe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What `loupe diff` says, as scripts rely on it.
final class DiffCommandTest {
    private static final Path MODELS = Path.of("../fixtures/networks/diff");

    @TempDir Path folder;

    private static synchronized String out(int code, Object... words) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            Said.by(code, words);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void equalModelsAreCodeZero() {
        assertEquals(
                "{\"equal\":true,\"renamed\":19,\"added\":[],\"removed\":[],\"changed\":[],\"weights\":[]}\n",
                out(
                        0,
                        "diff",
                        MODELS.resolve("base.onnx"),
                        MODELS.resolve("renamed.onnx"),
                        "--json"));
    }

    @Test
    void aDifferenceIsCodeOneAndALine() {
        assertEquals(
                """
                1 added, 2 changed; 19 renamed
                + Erf  erf
                ~ stem  pads [1, 1, 1, 1] → [0, 0, 0, 0]
                ~ b0/out  operator Relu → Sigmoid
                """,
                out(1, "diff", MODELS.resolve("base.onnx"), MODELS.resolve("edited.onnx")));
    }

    @Test
    void severalAreComparedWithTheFirst() {
        Path base = MODELS.resolve("base.onnx");
        Object[] names = {"base.onnx", "renamed.onnx", "tuned.onnx", "half.onnx"};
        Object[] words =
                Stream.concat(
                                Stream.of("diff"),
                                Stream.of(names).map(name -> MODELS.resolve((String) name)))
                        .toArray();
        String said = out(1, words);
        assertTrue(
                said.startsWith(
                        "base.onnx → renamed.onnx: equal; 19 renamed\nbase.onnx → tuned.onnx: "),
                said);
        assertTrue(
                said.lines()
                        .anyMatch(
                                line ->
                                        line.matches(
                                                "≈ +"
                                                        + ".*renamed.onnx +.*tuned.onnx +.*half.onnx")),
                said);
        List<String> alone =
                out(1, "diff", base, MODELS.resolve("tuned.onnx"))
                        .lines()
                        .filter(l -> l.startsWith("≈"))
                        .toList();
        for (String line : alone) {
            String[] parts = line.split("\\s+");
            assertTrue(
                    said.lines()
                            .anyMatch(
                                    l ->
                                            l.matches(
                                                    "≈ "
                                                            + Pattern.quote(parts[1])
                                                            + " +=  +"
                                                            + Pattern.quote(parts[2])
                                                            + " .*")),
                    line + "\n" + said);
        }
        assertEquals(
                3,
                out(1, Stream.concat(Stream.of(words), Stream.of("--json")).toArray())
                        .lines()
                        .filter(l -> l.startsWith("{\"before\":"))
                        .count());
    }

    @Test
    void aDifferenceIsDrawn() throws IOException {
        Path svg = folder.resolve("d.svg");
        out(1, "diff", MODELS.resolve("base.onnx"), MODELS.resolve("edited.onnx"), "-o", svg);
        String drawn = Files.readString(svg);
        assertTrue(drawn.contains("added: Erf"), drawn);
        assertTrue(drawn.contains("changed: Conv"), drawn);
    }

    @Test
    void aDamagedModelIsOneSentence() throws IOException {
        byte[] whole = Files.readAllBytes(MODELS.resolve("base.onnx"));
        Path cut = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, 2000));
        String said = Said.by(1, "diff", MODELS.resolve("base.onnx"), cut);
        assertTrue(said.startsWith(cut + ", at byte "), said);
    }

    @Test
    void runsAndTablesAreNotComparedWithModels() {
        Path runs = Path.of("../fixtures/intake/tensorboard");
        assertTrue(
                Said.by(2, "diff", MODELS.resolve("base.onnx"), runs)
                        .startsWith(runs + " holds runs, but a model is wanted."),
                "runs");
        assertTrue(
                Said.by(2, "diff", MODELS.resolve("base.onnx")).startsWith("Missing required"),
                "one file");
        assertEquals(
                "There is no file or folder " + folder.resolve("none") + ".\n",
                Said.by(1, "diff", MODELS.resolve("base.onnx"), folder.resolve("none")));
    }

    private Path csv(String name, String... lines) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.write(home.resolve("metrics.csv"), Arrays.asList(lines));
        return home;
    }

    private static String unhashed(String said) {
        return said.replaceAll("[0-9a-f]{12,64}", "HASH");
    }

    @Test
    void runsAreComparedPointByPoint() throws IOException {
        Path a = csv("a", "step,loss,accuracy", "0,1.0,0.5", "1,0.5,0.6", "2,nan,0.7");
        Path b = csv("b", "step,loss,lr", "0,1.0,0.1", "1,0.75,0.1", "2,nan,0.1", "3,0.25,0.1");
        assertEquals(
                """
                1 removed, 1 added, 2 changed
                - metrics.accuracy
                + metrics.lr
                ~ metrics.loss  points 3 → 4, from step 1 on, 1 other value, by at most 0.250 at step 1, last NaN → 0.25
                ~ files/metrics.csv  other content HASH… → HASH…
                """,
                unhashed(out(1, "diff", a, b)));
        assertEquals(
                """
                {"kind":"runs","equal":false,"renamed":0,\
                "added":[{"name":"metrics.lr","type":"metric"}],\
                "removed":[{"name":"metrics.accuracy","type":"metric"}],\
                "changed":[{"name":"metrics.loss","series":{"from":1,"apart":1,"alone":1,"most":0.25,"at":1},\
                "what":["points","steps","values","last"],\
                "details":[{"what":"points","before":3,"after":4},{"what":"last","before":"NaN","after":0.25}]},\
                {"name":"files/metrics.csv","what":["content"],"details":[{"what":"content","before":"HASH","after":"HASH"}]}],"weights":[]}
                """,
                unhashed(out(1, "diff", a, b, "--json")));
        assertEquals("equal\n", out(0, "diff", a, a));
        assertEquals(
                "There is nothing to draw: no series that both runs have differs.\n",
                Said.by(0, "diff", a, a, "-o", folder.resolve("equal.svg")));
    }

    @Test
    void severalRunsArePairedByName() throws IOException {
        csv("before/one", "step,loss", "0,1", "1,0.5");
        csv("before/two", "step,loss", "0,1");
        csv("after/one", "step,loss", "0,1", "1,0.25");
        csv("after/three", "step,loss", "0,1");
        Path picture = folder.resolve("differences.svg");
        String said =
                out(1, "diff", folder.resolve("before"), folder.resolve("after"), "-o", picture);
        assertEquals(
                """
                1 removed, 1 added, 2 changed
                - run  two
                + run  three
                ~ one: metrics.loss  from step 1 on, 1 other value, by at most 0.250 at step 1, last 0.5 → 0.25
                ~ one: files/metrics.csv  other content HASH… → HASH…
                """,
                unhashed(said));
        assertTrue(Files.readString(picture).contains("one: loss"));
    }

    @Test
    void runsOfAStoreAreComparedByName() throws IOException {
        Path store = folder.resolve("store");
        csv("logs/x", "step,loss", "0,1");
        csv("logs/y", "step,loss", "0,2");
        out(0, "import", folder.resolve("logs"), "--store", store);
        assertEquals(
                "2 changed\n~ metrics.loss  from step 0 on, 1 other value, by at most 1.00 at step 0, last 1.0 → 2.0\n"
                        + "~ files/metrics.csv  other content HASH… → HASH…\n",
                unhashed(out(1, "diff", "logs/x", "logs/y", "--store", store)));
        assertTrue(
                Said.by(1, "diff", "logs/x", "logs/z", "--store", store)
                        .contains("There is no project or run 'logs/z'"));
    }

    @Test
    void aFolderWithoutRunsOrModelIsASentence() throws IOException {
        Path none = Files.createDirectories(folder.resolve("none"));
        Files.writeString(none.resolve("readme.txt"), "nothing here");
        String said = Said.by(1, "diff", none, none);
        assertEquals(2, said.lines().count(), said);
    }
}
