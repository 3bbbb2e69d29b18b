package dev.loupe.intake.neptune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.intake.Reader;
import dev.loupe.intake.RecordingLogbook;
import dev.loupe.intake.RecordingLogbook.Point;
import dev.loupe.intake.RecordingLogbook.Recorded;
import dev.loupe.intake.open.Formats;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.RunStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Against what fixtures/intake/make-neptune-offline.py logged.
final class NeptuneOfflineTest {
    @Test
    void operationsBecomeARun() throws IOException {
        RecordingLogbook book =
                Reader.read(Path.of("../fixtures/intake/neptune-offline"), Formats.ALL);
        assertEquals(List.of(), book.damage);
        assertEquals(1, book.runs.size());
        Recorded run = book.runs.values().iterator().next();
        assertEquals("first", run.opening.name());
        assertArrayEquals(
                new double[] {1, 1 / 2., 1 / 3., 1 / 4., 1 / 5.}, run.values("train/loss"));
        assertEquals(
                List.of(500_000L, 1_000_000L),
                run.series.getOrDefault("train/acc", Set.of()).stream().map(Point::step).toList());
        assertEquals(
                List.of(0L, 1L),
                run.series.getOrDefault("odd", Set.of()).stream().map(Point::step).toList());
        assertEquals("0.1", run.param("parameters.lr"));
        assertEquals("3", run.param("parameters.net.n"));
        assertEquals("2026-01-01T00:00:00Z", run.param("when"));
        assertEquals("[\"a\",\"c\"]", run.tags.get("neptune.tags"));
        assertEquals("a note", run.tags.get("mlflow.note.content"));
        assertEquals("weights\n", new String(run.file("page.txt"), StandardCharsets.UTF_8));
        assertTrue(
                run.console.stream().anyMatch(l -> l.text().equals("hello from training")),
                run.console.toString());
        assertEquals("{\"text\":\"text 1\"}", run.media.iterator().next().meta());
    }

    @Test
    void picturesOfASeriesLieInItsLog() throws IOException {
        Recorded run = only(Path.of("../fixtures/intake/neptune-offline"));
        List<MediaItem> pictures =
                run.media.stream().filter(i -> i.kind() == MediaKind.IMAGE).toList();
        assertEquals(
                List.of(500_000L, 1_000_000L, 2_000_000L),
                pictures.stream().map(MediaItem::step).toList());
        assertEquals("{\"caption\":\"at 0.5: a dot\"}", pictures.getFirst().meta());
        assertEquals("pictures/500000.png", pictures.getFirst().path());
        assertArrayEquals(
                HexFormat.of()
                        .parseHex(
                                "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"),
                run.file("pictures/500000.png"));
        assertEquals("1000000", run.tags.get("stepScale/pictures"));
    }

    @Test
    void whereFilesWereIsSaidUnlessTheyLieBelowWhatIsOpened(@TempDir Path folder)
            throws IOException {
        copy(folder);
        Recorded moved = only(folder);
        assertEquals("/home/ada/plan.txt", moved.tags.get("neptune.elsewhere.plan"));
        assertEquals("/home/ada/*.txt", moved.tags.get("neptune.elsewhere.all"));
        assertEquals("plan.txt", moved.tags.get("neptune.artifact.data"));
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("plan.txt"), "plan\n");
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path log : all.filter(f -> f.endsWith("data-1.log")).toList()) {
                Files.writeString(
                        log,
                        Files.readString(log)
                                .replace("/home/ada/", home.toRealPath().toString() + "/"));
            }
        }
        Recorded there = only(folder);
        assertEquals("plan\n", new String(there.file("plan.txt"), StandardCharsets.UTF_8));
        assertEquals("plan\n", new String(there.file("all/plan.txt"), StandardCharsets.UTF_8));
        assertEquals(null, there.tags.get("neptune.elsewhere.plan"));
    }

    private static Recorded only(Path folder) throws IOException {
        RecordingLogbook book = Reader.read(folder, List.of(new NeptuneOfflineFormat()));
        assertEquals(List.of(), book.damage);
        return book.runs.values().iterator().next();
    }

    private static void copy(Path folder) throws IOException {
        Path original = Path.of("../fixtures/intake/neptune-offline");
        try (Stream<Path> all = Files.walk(original)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(original.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling(""));
                Files.copy(file, copy);
            }
        }
    }

    @Test
    void aRunThatNobodyWritesToHasEnded(@TempDir Path folder) throws IOException {
        copy(folder);
        assertEquals(RunStatus.RUNNING, status(folder, System.currentTimeMillis()));
        assertEquals(RunStatus.FINISHED, status(folder, 1_767_225_700_000L));
    }

    private static RunStatus status(Path folder, long written) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(written));
            }
        }
        return Reader.read(folder, Formats.ALL).runs.values().iterator().next().status;
    }
}
