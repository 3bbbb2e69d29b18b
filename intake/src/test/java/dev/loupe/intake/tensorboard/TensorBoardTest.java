package dev.loupe.intake.tensorboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.intake.Format;
import dev.loupe.intake.Reader;
import dev.loupe.intake.RecordingLogbook;
import dev.loupe.intake.RecordingLogbook.Point;
import dev.loupe.intake.RecordingLogbook.Recorded;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.RunStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// Files of tensorboardX and TensorFlow, against what TensorBoard's own reader finds in them (fixtures/intake/make-tensorboard.py).
final class TensorBoardTest {
    private static final Path FIXTURE = Path.of("../fixtures/intake/tensorboard");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Format> FORMATS = List.of(new TensorBoardFormat());

    private static RecordingLogbook read() throws IOException {
        RecordingLogbook book = Reader.read(FIXTURE, List.of(new TensorBoardFormat()));
        assertEquals(List.of(), book.damage);
        return book;
    }

    private static JsonNode expected() {
        return JSON.readTree(Path.of("../fixtures/intake/tensorboard.json").toFile());
    }

    private static List<MediaItem> items(Recorded run, MediaKind kind, String key) {
        return run.media.stream()
                .filter(i -> i.kind() == kind && i.series().key().equals(key))
                .toList();
    }

    @Test
    void everyScalarOfEveryRunIsThere() throws IOException {
        RecordingLogbook book = read();
        int points = 0;
        for (var run : expected().properties()) {
            Recorded found = book.named(run.getKey());
            for (var series : run.getValue().path("scalars").properties()) {
                List<Point> wanted = new ArrayList<>();
                for (JsonNode point : series.getValue()) {
                    String value = point.get(2).asString();
                    wanted.add(
                            new Point(
                                    point.get(0).asLong(),
                                    point.get(1).asLong(),
                                    switch (value) {
                                        case "nan" -> Double.NaN;
                                        case "inf" -> Double.POSITIVE_INFINITY;
                                        case "-inf" -> Double.NEGATIVE_INFINITY;
                                        default -> Double.parseDouble(value);
                                    }));
                }
                assertEquals(
                        wanted,
                        new ArrayList<>(
                                found.series.getOrDefault(series.getKey(), java.util.Set.of())),
                        run.getKey() + " " + series.getKey());
                points += wanted.size();
            }
        }
        assertEquals(
                points,
                book.runs.values().stream()
                        .mapToInt(
                                r -> r.series.values().stream().mapToInt(java.util.Set::size).sum())
                        .sum());
    }

    @Test
    void histogramsKeepEdgesAndCounts() throws IOException {
        RecordingLogbook book = read();
        for (String name : List.of("two/train", "x/all")) {
            for (var series : expected().path(name).path("histograms").properties()) {
                List<MediaItem> found =
                        items(book.named(name), MediaKind.HISTOGRAM, series.getKey());
                assertEquals(series.getValue().size(), found.size());
                for (int i = 0; i < found.size(); i++) {
                    JsonNode meta = JSON.readTree(found.get(i).meta());
                    double[] counts = numbers(meta.path("counts"));
                    double[] all = numbers(series.getValue().get(i).get(2));
                    assertEquals(
                            java.util.Arrays.stream(all).sum(),
                            java.util.Arrays.stream(counts).sum());
                    double[] edges = numbers(meta.path("edges"));
                    double[] outer = numbers(series.getValue().get(i).get(1));
                    assertEquals(outer[0], edges[0]);
                    assertEquals(outer[outer.length - 1], edges[edges.length - 1]);
                    assertEquals(counts.length + 1, edges.length);
                    if (name.equals("two/train")) {
                        assertArrayEquals(outer, edges);
                        assertArrayEquals(all, counts);
                    }
                }
            }
        }
    }

    private static double[] numbers(JsonNode list) {
        double[] all = new double[list.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = list.get(i).asDouble();
        }
        return all;
    }

    @Test
    void imagesAreFilesAtTheirSteps() throws IOException {
        RecordingLogbook book = read();
        Recorded x = book.named("x/all");
        List<MediaItem> digits = items(x, MediaKind.IMAGE, "digits");
        JsonNode wanted = expected().path("x/all").path("images").path("digits");
        assertEquals(wanted.size(), digits.size());
        for (int i = 0; i < digits.size(); i++) {
            byte[] file = x.file(String.valueOf(digits.get(i).path()));
            assertEquals(wanted.get(i).get(1).asInt(), file.length);
            assertEquals("PNG", new String(file, 1, 3, StandardCharsets.US_ASCII));
        }
        assertEquals("{\"width\":12,\"height\":8}", digits.getFirst().meta());
        List<MediaItem> two = items(book.named("two/train"), MediaKind.IMAGE, "sample");
        assertEquals(List.of(0, 1, 0, 1), two.stream().map(MediaItem::index).toList());
    }

    @Test
    void textsSoundsCurvesAndMeshesAreThere() throws IOException {
        RecordingLogbook book = read();
        Recorded x = book.named("x/all");
        assertEquals(
                "# step 5\n\n*some* text",
                JSON.readTree(items(x, MediaKind.TEXT, "说明/notes/text_summary").get(1).meta())
                        .path("text")
                        .asString());
        assertEquals(
                "| a | b |\n| --- | --- |\n| 1 | 2\\|3 |\n",
                JSON.readTree(
                                items(book.named("two/train"), MediaKind.TEXT, "table")
                                        .getFirst()
                                        .meta())
                        .path("text")
                        .asString());
        JsonNode curve = JSON.readTree(items(x, MediaKind.PR_CURVE, "pr").getFirst().meta());
        JsonNode wanted = expected().path("x/all").path("pr").path("pr").get(0).get(1);
        assertArrayEquals(numbers(wanted.get(0)), numbers(curve.path("tp")));
        assertArrayEquals(numbers(wanted.get(5)), numbers(curve.path("recall")));
        assertTrue(x.file("audio/tone/3.wav").length > 1_600);
        assertEquals(
                "{\"vertices\":[0,0,0,1,0,0,0,1,0,0,0,1],\"faces\":[0,1,2,0,1,3],\"colors\":[255,0,0,0,255,0,0,0,255,9,9,9]}",
                new String(x.file("meshes/tetra/2.json"), StandardCharsets.UTF_8));
        assertEquals(
                "{\"tensor\":\"embeddings/00004/points/tensors.tsv\",\"metadata\":\"embeddings/00004/points/metadata.tsv\"}",
                items(x, MediaKind.EMBEDDING, "points:00004").getFirst().meta());
        assertTrue(x.tag("tensorboard.customScalars").contains("loss/.*"));
    }

    @Test
    void hparamsAreParams() throws IOException {
        RecordingLogbook book = read();
        Recorded trial = book.named("x/hparams/trial");
        assertEquals("0.01", trial.param("lr"));
        assertEquals("3", trial.param("layers"));
        assertEquals("adam", trial.param("optimizer"));
        assertEquals("true", trial.param("amsgrad"));
        assertEquals(RunStatus.FINISHED, trial.status);
        Recorded two = book.named("two/train");
        assertEquals("32", two.param("units"));
        assertEquals("t1", two.tag("mlflow.runGroup"));
    }

    @Test
    void graphsAreKeptAsTheyWereLogged() throws IOException {
        Recorded one = read().named("one");
        assertEquals(1, items(one, MediaKind.GRAPH, "graph").size());
        assertTrue(one.file("graphs/graph.pb").length > 100);
    }

    private static int points(RecordingLogbook book) {
        return book.runs.values().stream()
                .flatMap(run -> run.series.values().stream())
                .mapToInt(java.util.Set::size)
                .sum();
    }

    /// As rsync puts a file that has grown: whole under another name, then in the place of the old one.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCopyWithMoreAtItsEndIsReadOnAndAnotherFileFromItsStart(boolean copy, @TempDir Path folder)
            throws IOException {
        int folders = 0;
        for (Path file : eventFiles()) {
            byte[] all = Files.readAllBytes(file);
            Path root = Files.createDirectories(folder.resolve("logs/" + folders++));
            Path there = root.resolve(file.getFileName());
            Files.write(there, all);
            int whole = points(Reader.read(root, FORMATS));
            Files.write(there, Arrays.copyOf(all, all.length - all.length / 4));
            RecordingLogbook first = new RecordingLogbook();
            Map<String, String> bookmarks;
            try (Reader.Opened opened = new Reader.Opened(root, FORMATS, first)) {
                opened.read();
                bookmarks = opened.bookmarks();
            }
            byte[] next = copy ? all : begunAMomentLater(all);
            Files.move(
                    Files.write(folder.resolve("other"), next),
                    there,
                    StandardCopyOption.REPLACE_EXISTING);
            RecordingLogbook second = new RecordingLogbook();
            try (Reader.Opened opened = new Reader.Opened(root, FORMATS, second, bookmarks)) {
                opened.read();
            }
            int again = points(second);
            assertTrue(whole > 0 && points(first) > 0, file.toString());
            assertEquals(copy ? whole - points(first) : whole, again, file.toString());
            Files.delete(there);
        }
    }

    /// Those with scalars enough to be cut.
    private static List<Path> eventFiles() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(FIXTURE)) {
            for (Path file : all.filter(p -> p.toString().contains("tfevents")).sorted().toList()) {
                if (found.size() < 3 && Files.size(file) > 1_000 && holdsPoints(file)) {
                    found.add(file);
                }
            }
        }
        assertFalse(found.isEmpty());
        return found;
    }

    private static boolean holdsPoints(Path file) throws IOException {
        return points(Reader.read(Objects.requireNonNull(file.getParent()), FORMATS)) > 5;
    }

    /// Another first event, with its check sum.
    private static byte[] begunAMomentLater(byte[] all) {
        byte[] other = all.clone();
        ByteBuffer bytes = ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong(0);
        other[13] ^= 1;
        CRC32C crc = new CRC32C();
        crc.update(other, 12, length);
        int value = (int) crc.getValue();
        bytes.putInt(12 + length, ((value >>> 15) | (value << 17)) + 0xa282ead8);
        return other;
    }
}
