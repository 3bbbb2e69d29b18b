package dev.loupe.intake.wandb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.RecordingLogbook;
import dev.loupe.intake.Source;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.RunStatus;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Logs that the real client wrote, against the numbers that were given to it.
final class WandbSourceTest {
    private static final Path FIXTURES = Path.of("../fixtures/intake/wandb");
    @TempDir Path dir;

    private static Path log(String name) throws IOException {
        try (Stream<Path> all = Files.walk(FIXTURES.resolve(name))) {
            return all.filter(p -> p.toString().endsWith(".wandb")).findFirst().orElseThrow();
        }
    }

    private static String read(RecordingLogbook book, Path log, @Nullable String mark)
            throws IOException {
        try (Source source = WandbSource.open(log, log, mark)) {
            while (source.read(book)) {}
            return source.bookmark();
        }
    }

    private static JsonNode expected(String name) throws IOException {
        return assertNotNull(WandbJson.parse(Files.readString(FIXTURES.resolve(name))), name);
    }

    private static <T> T assertNotNull(@Nullable T value, String what) {
        if (value == null) {
            throw new AssertionError(what);
        }
        return value;
    }

    @Test
    void aLogThatStopsWithoutAnExitWasKilledWhenItSpokeLast() throws IOException {
        RecordingLogbook whole = new RecordingLogbook();
        read(whole, log("curves"), null);
        byte[] bytes = Files.readAllBytes(log("curves"));
        Path cut =
                Files.write(
                        dir.resolve("run-abcd1234.wandb"),
                        Arrays.copyOf(bytes, bytes.length * 9 / 10));
        RecordingLogbook book = new RecordingLogbook();
        String mark = read(book, cut, null);
        assertEquals(RunStatus.KILLED, book.named("first try").status);
        assertTrue(
                assertNotNull(book.named("first try").endMillis, "end")
                        <= assertNotNull(whole.named("first try").endMillis, "end"));
        Files.write(cut, bytes);
        read(book, cut, mark);
        assertEquals(whole.named("first try").status, book.named("first try").status);
    }

    @Test
    void readsEveryPointAndAllThatIsSaidOfTheRun() throws IOException {
        RecordingLogbook book = new RecordingLogbook();
        read(book, log("curves"), null);
        RecordingLogbook.Recorded run = book.named("first try");
        JsonNode logged = expected("expected.json").path("curves");
        for (String key : List.of("loss", "val/acc")) {
            List<RecordingLogbook.Point> points = List.copyOf(run.series.get(key));
            assertEquals(logged.path(key).size(), points.size());
            for (int i = 0; i < points.size(); i++) {
                assertEquals(logged.path(key).path(i).path(0).asLong(), points.get(i).step());
                assertEquals(logged.path(key).path(i).path(1).asDouble(), points.get(i).value());
            }
        }
        assertEquals(300, run.values("part.deep").length);
        assertEquals(598, run.values("part.deep")[299]);
        assertTrue(Double.isNaN(run.values("odd")[0]));
        assertArrayEquals(new double[] {Double.POSITIVE_INFINITY}, run.values("up"));
        assertArrayEquals(new double[] {Double.NEGATIVE_INFINITY}, run.values("down"));
        assertEquals("abcd1234", run.opening.id().value());
        assertEquals("curves", run.opening.project());
        assertEquals("0.1", param(run, "lr"));
        assertEquals("sgd", param(run, "opt.name"));
        assertEquals("[0.9,0.999]", param(run, "opt.betas"));
        assertEquals("null", param(run, "seed"));
        assertEquals("x", param(run, "late"));
        assertEquals("sweep-a", run.tags.get("wandb.group"));
        assertEquals("train", run.tags.get("wandb.job_type"));
        assertEquals("[\"base\",\"fast\"]", run.tags.get("wandb.tags"));
        assertEquals("Two curves.", run.tags.get("mlflow.note.content"));
        assertEquals("0.75", run.tags.get("wandb.summary.best"));
        assertEquals(
                "{\"epoch\":{},\"val/*\":{\"step\":\"epoch\",\"summary\":[\"min\"]}}",
                run.tags.get("wandb.metrics"));
        assertEquals(
                List.of("a printed line"), run.console.stream().map(line -> line.text()).toList());
        assertTrue(run.series.containsKey("system/memory_percent"));
        assertEquals(RunStatus.FINISHED, run.status);
        assertTrue(run.endMillis != null && run.endMillis >= run.opening.startMillis());
        assertEquals(List.of(), book.damage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"media", "media-old"})
    void readsThingsOfEveryKind(String name) throws IOException {
        RecordingLogbook book = new RecordingLogbook();
        read(book, log(name), null);
        RecordingLogbook.Recorded run = book.named(name.equals("media") ? "media001" : "mediaold");
        JsonNode logged =
                expected(name.equals("media") ? "expected.json" : "expected-old.json")
                        .path("media");
        MediaItem image = only(run, "img");
        assertEquals(MediaKind.IMAGE, image.kind());
        JsonNode meta = meta(image);
        assertEquals("one", meta.path("caption").asString());
        assertEquals(8, meta.path("width").asInt());
        assertEquals(
                0.5,
                meta.at("/boxes/predictions/box_data/0/position/maxX").asDouble(),
                "boxes are taken in");
        assertTrue(run.files.containsKey(meta.at("/masks/truth/path").asString()));
        List<MediaItem> two = items(run, "imgs");
        assertEquals(2, two.size());
        assertEquals("b", meta(two.get(1)).path("caption").asString());
        JsonNode bins = meta(only(run, "hist"));
        assertEquals(WandbJson.text(logged.path("counts")), WandbJson.text(bins.path("counts")));
        assertEquals(WandbJson.text(logged.path("edges")), WandbJson.text(bins.path("edges")));
        assertEquals(MediaKind.TABLE, only(run, "t").kind());
        assertEquals(MediaKind.HTML, only(run, "page").kind());
        assertEquals(MediaKind.MESH, only(run, "cloud").kind());
        assertEquals(MediaKind.MOLECULE, only(run, "mol").kind());
        assertEquals(MediaKind.VIDEO, only(run, "film").kind());
        assertEquals(MediaKind.AUDIO, only(run, "sound").kind());
        assertEquals("plotly", meta(only(run, "fig")).path("library").asString());
        assertEquals(MediaKind.TABLE, only(run, "chart_table").kind());
        assertTrue(run.files.containsKey("media/charts/chart.json"));
        for (MediaItem item : run.media) {
            assertTrue(item.path() == null || run.files.containsKey(item.path()), item.toString());
        }
        assertTrue(run.files.containsKey("artifacts/words/manifest.json"));
        assertEquals(
                "WARN: careful\nthe loss is odd",
                meta(only(run, "alerts")).path("text").asString());
        assertEquals(RunStatus.FAILED, run.status);
        assertEquals(List.of(), book.damage);
    }

    @Test
    void goesOnWhereItStoppedWhileTheLogGrows() throws IOException {
        Path whole = log("curves");
        byte[] all = Files.readAllBytes(whole);
        RecordingLogbook once = new RecordingLogbook();
        read(once, whole, null);
        Path grown = dir.resolve("run-x.wandb");
        RecordingLogbook book = new RecordingLogbook();
        String mark = null;
        for (int end : new int[] {3, 9, 200, 1500, 32_760, 32_768, 32_770, 70_000, all.length}) {
            Files.write(grown, Arrays.copyOf(all, end));
            mark = read(book, grown, mark);
        }
        RecordingLogbook.Recorded run = book.named("first try");
        assertEquals(once.named("first try").series, run.series);
        assertEquals(once.named("first try").tags, run.tags);
        assertEquals(RunStatus.FINISHED, run.status);
        assertEquals(List.of(), book.damage);
    }

    @Test
    void losesOneRecordToAFlippedByte() throws IOException {
        byte[] all = Files.readAllBytes(log("curves"));
        int at =
                new String(all, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .indexOf("deep", 50_000);
        all[at] ^= 1;
        Path flipped = Files.write(dir.resolve("run-x.wandb"), all);
        RecordingLogbook book = new RecordingLogbook();
        read(book, flipped, null);
        int left = book.named("first try").values("loss").length;
        assertTrue(left >= 299, "left " + left);
        assertEquals(RunStatus.FINISHED, book.named("first try").status);
        assertEquals(1, book.damage.size());
        assertTrue(book.damage.getFirst().contains("CRC-32"), book.damage.toString());
    }

    @Test
    void losesOneBlockToABrokenLengthAndReadsTheRest() throws IOException {
        byte[] all = Files.readAllBytes(log("curves"));
        for (int i = 40_000; i < 42_000; i++) {
            all[i] = (byte) 0xff;
        }
        RecordingLogbook book = new RecordingLogbook();
        read(book, Files.write(dir.resolve("run-x.wandb"), all), null);
        int left = book.named("first try").values("loss").length;
        assertTrue(left > 180 && left < 300, "left " + left);
        assertEquals(RunStatus.FINISHED, book.named("first try").status);
        assertFalse(book.damage.isEmpty());
    }

    /// As `wandb.save` makes it offline.
    @Test
    void aLinkToAFileElsewhereIsNamedAndNotFollowed() throws IOException {
        Path run = Files.createDirectories(dir.resolve("offline-run-1-x"));
        Path log = Files.copy(log("curves"), run.resolve("run-abcd1234.wandb"));
        Path saved = Files.writeString(dir.resolve("saved.txt"), "mine");
        Files.createSymbolicLink(
                Files.createDirectories(run.resolve("files")).resolve("saved.txt"), saved);
        RecordingLogbook book = new RecordingLogbook();
        read(book, log, null);
        RecordingLogbook.Recorded told = book.runs.values().iterator().next();
        assertEquals(saved.toString(), told.tags.get("wandb.elsewhere.saved.txt"));
        assertFalse(told.files.containsKey("saved.txt"));
    }

    @Test
    void claimsTheFolderOfALogAndNotTheLinkToIt() throws IOException {
        Path run = Files.createDirectories(dir.resolve("wandb/offline-run-1-x"));
        Files.copy(log("curves"), run.resolve("run-abcd1234.wandb"));
        Files.createSymbolicLink(dir.resolve("wandb/latest-run"), run);
        WandbFormat format = new WandbFormat();
        Claim claim =
                format.claim(new Folder(dir, run, List.of("run-abcd1234.wandb"), List.of("files")));
        assertEquals(1, claim.finds().size());
        assertEquals(Claim.ALL, claim.taken());
        Claim above =
                format.claim(
                        new Folder(
                                dir,
                                dir.resolve("wandb"),
                                List.of(),
                                List.of("latest-run", "offline-run-1-x")));
        assertEquals(java.util.Set.of("latest-run"), above.taken());
        Files.writeString(dir.resolve("other.wandb"), "something else");
        assertEquals(
                Claim.NONE, format.claim(new Folder(dir, dir, List.of("other.wandb"), List.of())));
    }

    private static List<MediaItem> items(RecordingLogbook.Recorded run, String key) {
        return run.media.stream().filter(item -> item.series().key().equals(key)).toList();
    }

    private static MediaItem only(RecordingLogbook.Recorded run, String key) {
        List<MediaItem> items = items(run, key);
        assertEquals(1, items.size(), key);
        return items.getFirst();
    }

    private static String param(RecordingLogbook.Recorded run, String key) {
        return assertNotNull(run.params.get(key), key).text();
    }

    private static JsonNode meta(MediaItem item) {
        return assertNotNull(WandbJson.parse(item.meta()), item.meta());
    }
}
