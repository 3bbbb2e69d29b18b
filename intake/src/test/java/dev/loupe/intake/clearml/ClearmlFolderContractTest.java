package dev.loupe.intake.clearml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.intake.Format;
import dev.loupe.intake.Reader;
import dev.loupe.intake.RecordingLogbook;
import dev.loupe.intake.RecordingLogbook.Recorded;
import dev.loupe.intake.SourceContract;
import dev.loupe.runs.domain.RunStatus;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The archive of the fixture, unpacked: the folder that ClearML packs.
final class ClearmlFolderContractTest extends SourceContract {
    private static final Path ARCHIVE = Path.of("../fixtures/intake/clearml/task.zip");

    @TempDir Path home;

    @BeforeEach
    void unpack() throws IOException {
        try (InputStream raw = Files.newInputStream(ARCHIVE);
                ZipInputStream zip = new ZipInputStream(raw)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = fixture().resolve("task").resolve(entry.getName());
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    Files.write(file, zip.readAllBytes());
                }
            }
        }
    }

    @Override
    protected Path fixture() {
        return home.resolve("unpacked");
    }

    @Override
    protected List<Format> formats() {
        return List.of(new ClearmlFormat());
    }

    @Override
    protected boolean grows(Path file) {
        return file.toString().endsWith(".jsonl");
    }

    @Test
    void aFolderTellsWhatItsArchiveDoes() throws IOException {
        Recorded packed =
                Reader.read(Path.of("../fixtures/intake/clearml"), formats()).named("a task");
        RecordingLogbook book = Reader.read(fixture(), formats());
        assertEquals(List.of(), book.damage);
        Recorded run = book.named("a task");
        assertEquals(packed.opening.id(), run.opening.id());
        assertEquals(packed.opening.project(), run.opening.project());
        assertEquals(packed.series, run.series);
        assertEquals(packed.params, run.params);
        assertEquals(packed.tags, run.tags);
        assertEquals(packed.console, run.console);
        assertEquals(packed.media, run.media);
        assertEquals(packed.files.keySet(), run.files.keySet());
        assertEquals(RunStatus.RUNNING, run.status);
    }

    @Test
    void aFolderThatRestsHasEndedAndItsArchiveStandsForIt() throws IOException {
        Path task = fixture().resolve("task");
        for (String log : List.of("log.jsonl", "metrics.jsonl")) {
            Files.setLastModifiedTime(task.resolve(log), FileTime.fromMillis(1_700_000_000_000L));
        }
        Recorded run = Reader.read(fixture(), formats()).named("a task");
        assertEquals(RunStatus.FINISHED, run.status);
        assertEquals(1_700_000_000_000L, run.endMillis);
        Files.copy(ARCHIVE, fixture().resolve("task.zip"));
        RecordingLogbook both = Reader.read(fixture(), formats());
        assertEquals(1, both.runs.size());
        Long end = both.named("a task").endMillis;
        assertTrue(end != null && end > 1_700_000_000_000L, "the archive's own end");
    }
}
