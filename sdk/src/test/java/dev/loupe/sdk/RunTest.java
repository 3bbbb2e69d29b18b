package dev.loupe.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.sdk.offline.OfflineFolder;
import dev.loupe.sdk.offline.Sink;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class RunTest {
    @TempDir Path folder;

    /// Remembers what it is handed.
    private static final Pattern CONSOLE =
            Pattern.compile(
                    "\\{\"console\":\\{\"writer\":\"[0-9a-f]{32}\",\"from\":(\\d+),\"lines\":(.*)}}");

    private static final class Heard implements Sink {
        private final List<String> said = new ArrayList<>();

        @Override
        public void run(String id, String json) {
            said.add("run " + json.replaceAll("\"(id|start|user)\":(\"[^\"]*\"|\\d+),?", ""));
        }

        @Override
        public void log(String id, String json) {
            Matcher console = CONSOLE.matcher(json);
            said.add(
                    console.matches()
                            ? "console "
                                    + console.group(1)
                                    + " "
                                    + console.group(2).replaceAll("\\[\\d+,", "[")
                            : "log " + json.replaceAll("\"times\":\\[[^]]*],", ""));
        }

        @Override
        public void file(String id, String path, Path content) throws IOException {
            said.add("file " + path + " " + Files.readString(content));
        }

        @Override
        public void patch(String id, String json) {
            said.add(json.contains("FINISHED") ? "finished" : json);
        }
    }

    private List<String> heard() throws IOException {
        Heard heard = new Heard();
        assertTrue(new OfflineFolder(folder).replay(heard).clean());
        return heard.said;
    }

    private Run start() {
        return Loupe.offline(folder).run("penguins").systemMetricsEvery(0).param("lr", 0.1).start();
    }

    @Test
    void whatIsLoggedStandsInTheFolder() throws IOException {
        try (Run run = start()) {
            run.log("loss", Double.NaN, -3);
            run.log("loss", Double.POSITIVE_INFINITY, Long.MAX_VALUE);
            run.with("subset", "val").log(Map.of("loss", 0.5f), 1);
            run.param("net", Map.of("layers", List.of(4, 3)));
            run.tag("kind", "smoke ✓");
            run.print("hello");
            run.text("notes/a.txt", "text");
        }
        assertEquals(
                "run {\"projectName\":\"penguins\",\"params\":{\"lr\":0.1},\"tags\":{}}",
                heard().getFirst());
        List<String> rest = heard().subList(1, heard().size()).stream().sorted().toList();
        assertEquals(
                List.of(
                        "console 0 [[\"out\",\"hello\"]]",
                        "file notes/a.txt text",
                        "finished",
                        "log {\"params\":{\"net\":{\"layers\":[4,3]}}}",
                        "log {\"series\":[{\"key\":\"loss\",\"context\":{},\"steps\":[-3,9223372036854775807],\"values\":[\"NaN\",\"Infinity\"]},"
                                + "{\"key\":\"loss\",\"context\":{\"subset\":\"val\"},\"steps\":[1],\"values\":[0.5]}]}",
                        "log {\"tags\":{\"kind\":\"smoke ✓\"}}"),
                rest);
    }

    @Test
    void manyPointsGoInBodiesOfBoundedSize() throws IOException {
        try (Run run = start()) {
            for (int i = 0; i < 120_000; i++) {
                run.log("loss", i, i);
            }
        }
        List<Integer> sizes = new ArrayList<>();
        for (String said : heard()) {
            if (said.startsWith("log ")) {
                String steps = said.substring(said.indexOf("\"steps\":[") + 9);
                sizes.add(steps.substring(0, steps.indexOf(']')).split(",").length);
            }
        }
        assertEquals(120_000, sizes.stream().mapToInt(Integer::intValue).sum());
        assertTrue(sizes.stream().allMatch(size -> size <= 50_000), sizes.toString());
    }

    @Test
    void longTextsGoInRecordsThatAServerTakes() throws IOException {
        String million = "x".repeat(1_000_000);
        try (Run run = start()) {
            for (int i = 0; i < 10; i++) {
                run.param("p" + i, million);
                run.tag("t" + i, million);
                run.print(million);
            }
            run.print(million.repeat(3));
            run.print("last");
        }
        int lines = 0;
        int texts = 0;
        for (String said : heard()) {
            assertTrue(said.length() < 6_000_000, () -> said.length() + " characters");
            texts += said.startsWith("log ") ? said.split("x{1000000}", -1).length - 1 : 0;
            if (said.startsWith("console ")) {
                assertTrue(said.startsWith("console " + lines + " "), said.substring(0, 20));
                lines += said.split("\\[\"out\"", -1).length - 1;
            }
        }
        assertEquals(20, texts);
        assertEquals(10 + 3 + 1, lines);
    }

    @Test
    void whatIsSaidToARunThatHasEndedIsNotGathered() throws IOException {
        Run run = start();
        run.close();
        List<String> before = heard();
        run.log("loss", 1, 1);
        run.print("after");
        run.text("late.txt", "after");
        run.close();
        assertEquals(before, heard());
    }

    /// Callers that do not check their code for null.
    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    private static void sayNothings(Run run) {
        run.params(null);
        run.log(null, 1);
        run.file(null, null);
        run.bytes("a", null);
        run.text(null, null);
        run.image("a", null, 1);
        run.histogram("a", null, 1);
        run.tag(null, null);
        run.print(null);
        run.fail(null);
    }

    @Test
    void nothingThatAProgramPassesThrowsIntoItsTraining() {
        Object bad =
                new Object() {
                    @Override
                    public String toString() {
                        throw new IllegalStateException("no text");
                    }
                };
        Map<String, Double> holes = new HashMap<>();
        holes.put("a", null);
        Map<String, Object> endless = new HashMap<>();
        endless.put("itself", endless);
        for (String id : List.of("", "../up", "a\0b")) {
            Run odd =
                    Loupe.offline(folder)
                            .run("p")
                            .systemMetricsEvery(0)
                            .resume(id)
                            .param("bad", bad)
                            .param("endless", endless)
                            .params(null)
                            .start();
            assertTrue(odd.id().matches("[0-9a-f]{32}"), odd.id());
            odd.close();
        }
        try (Run run = start()) {
            run.param("bad", bad);
            run.param("endless", endless);
            sayNothings(run);
        }
        assertTrue(Loupe.address("no address").isEmpty());
        try (Run run = start()) {
            run.log(holes, 1);
            run.file("gone.txt", folder.resolve("gone.txt"));
            run.histogram("h", new double[] {Double.NaN, -Double.MAX_VALUE, Double.MAX_VALUE}, 0);
            run.table("t", List.of("a"), List.of(Arrays.asList("x", null)), 0);
        }
        try (Run inUse = Loupe.offline(folder).run("p").resume("same").start();
                Run second = Loupe.offline(folder).run("p").resume("same").start()) {
            inUse.log("a", 1, 1);
            second.log("a", 2, 1);
        }
        Run nowhere = Loupe.offline(Path.of("/dev/null/runs")).run("p").start();
        nowhere.log("a", 1, 1);
        nowhere.close();
    }

    @Test
    void aHistogramCountsEachFiniteValueOnce() {
        String json = Histogram.json(new double[] {0, 1, 2, 3, 64, 64, Double.NaN});
        assertTrue(json.startsWith("{\"edges\":[0,1,2,3,4,"), json);
        assertTrue(json.contains("\"counts\":[1,1,1,1,0,"), json);
        assertTrue(json.endsWith(",0,2],\"other\":1}"), json);
    }
}
