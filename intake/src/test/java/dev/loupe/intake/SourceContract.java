package dev.loupe.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.intake.Reader.Opened;
import dev.loupe.intake.RecordingLogbook.Recorded;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What every kind of log bears: being read while it grows, being cut, altered, replaced, deleted and read again.
public abstract class SourceContract {
    private static final int MOST_CUTS = 400;

    @TempDir Path folder;

    /// A small folder of logs by the original tool.
    protected abstract Path fixture();

    protected abstract List<Format> formats();

    /// Files that a log is appended to, as against those that are written whole.
    protected abstract boolean grows(Path file);

    /// Whether what lies side by side in the fixture is read each by itself, so that a file need not be tried among all others.
    protected boolean apart() {
        return false;
    }

    private Path copy() throws IOException {
        Path copy = folder.resolve("logs");
        copy(fixture(), copy);
        return copy;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path target = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(one, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /// Names the first thing that differs.
    private void assertSame(Map<String, String> whole, RecordingLogbook book, String where) {
        Map<String, String> told = told(book);
        whole.forEach((what, said) -> assertEquals(said, told.get(what), where + ": " + what));
        assertEquals(whole.keySet(), told.keySet(), where);
    }

    private List<Path> files(Path root, boolean growing) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !growing || grows(file))
                    .sorted()
                    .toList();
        }
    }

    /// Whether logs say when a run began, rather than the times of their files.
    protected boolean tellsStarts() {
        return true;
    }

    /// What a book holds, by run, so that books of the same logs can be compared.
    private Map<String, String> told(RecordingLogbook book) {
        Map<String, String> all = new TreeMap<>();
        for (Recorded run : book.runs.values()) {
            Opening of = run.opening;
            String name = of.project() + " " + of.name() + " " + of.id();
            all.put(
                    name,
                    "by %s from %d: %s until %s"
                            .formatted(
                                    of.user(),
                                    tellsStarts() ? of.startMillis() : 0,
                                    run.status,
                                    run.endMillis));
            all.put(name + " deleted", Boolean.toString(run.deleted));
            all.put(name + " tags", run.tags.toString());
            all.put(name + " datasets", run.datasets.toString());
            all.put(name + " models", run.inputs + " to " + run.outputs);
            run.series.forEach(
                    (key, points) ->
                            all.put(
                                    name + " series " + key,
                                    points.stream()
                                            .map(Object::toString)
                                            .sorted()
                                            .toList()
                                            .toString()));
            all.put(name + " params", run.params.toString());
            all.put(name + " console", run.console.toString());
            run.files.forEach(
                    (path, bytes) ->
                            all.put(
                                    name + " file " + path,
                                    Integer.toString(Arrays.hashCode(bytes))));
            all.put(
                    name + " media",
                    run.media.stream()
                            .map(
                                    i ->
                                            i.series()
                                                    + " "
                                                    + i.step()
                                                    + " "
                                                    + i.index()
                                                    + " "
                                                    + i.meta())
                            .sorted()
                            .toList()
                            .toString());
        }
        book.projects.forEach((name, tags) -> all.put("project " + name, tags.toString()));
        all.put("projects deleted", book.projectsDeleted.toString());
        book.models.forEach((id, model) -> all.put("model " + id, model.toString()));
        book.modelMetrics.forEach(
                (id, points) ->
                        all.put(
                                "metrics of model " + id,
                                points.values().stream()
                                        .map(Object::toString)
                                        .sorted()
                                        .toList()
                                        .toString()));
        book.modelFiles.forEach(
                (path, bytes) ->
                        all.put("file of model " + path, Integer.toString(Arrays.hashCode(bytes))));
        book.registered.forEach((name, told) -> all.put("registered " + name, told.toString()));
        return all;
    }

    private Map<String, String> whole(Path root) throws IOException {
        RecordingLogbook book = Reader.read(root, formats());
        assertEquals(List.of(), book.damage);
        assertTrue(!book.runs.isEmpty(), "the fixture holds runs");
        return told(book);
    }

    /// What is done to a file of a folder that tells `whole` when nothing is done to it.
    private interface Trial {
        void on(Path root, Path file, Map<String, String> whole) throws IOException;
    }

    /// Tries each file, or each that a log is appended to.
    private void each(boolean growing, Trial trial) throws IOException {
        Path copy = copy();
        Map<Path, Map<String, String>> wholes = new TreeMap<>();
        for (Path file : files(copy, growing)) {
            Path first = copy.resolve(copy.relativize(file).getName(0));
            Path root = apart() && Files.isDirectory(first) ? first : copy;
            if (!wholes.containsKey(root)) {
                wholes.put(root, whole(root));
            }
            trial.on(root, file, wholes.get(root));
        }
    }

    @Test
    void aLogCutAnywhereIsReadOnWhenItHasGrown() throws IOException {
        each(
                true,
                (root, file, whole) -> {
                    byte[] all = Files.readAllBytes(file);
                    int step = Math.max(1, all.length / MOST_CUTS);
                    for (int cut = 0; cut < all.length; cut += step) {
                        Files.write(file, Arrays.copyOf(all, cut));
                        RecordingLogbook book = new RecordingLogbook();
                        try (Opened opened = new Opened(root, formats(), book)) {
                            opened.read();
                            Files.write(
                                    file,
                                    Arrays.copyOfRange(all, cut, all.length),
                                    StandardOpenOption.APPEND);
                            opened.read();
                        }
                        assertEquals(List.of(), book.damage, file + " cut at " + cut);
                        assertSame(whole, book, file + " cut at " + cut);
                    }
                });
    }

    @Test
    void aBookmarkGoesOnWhereReadingStopped() throws IOException {
        each(
                true,
                (root, file, whole) -> {
                    byte[] all = Files.readAllBytes(file);
                    Files.write(file, Arrays.copyOf(all, all.length * 2 / 3));
                    RecordingLogbook book = new RecordingLogbook();
                    Map<String, String> bookmarks;
                    try (Opened opened = new Opened(root, formats(), book)) {
                        opened.read();
                        bookmarks = opened.bookmarks();
                    }
                    Files.write(
                            file,
                            Arrays.copyOfRange(all, all.length * 2 / 3, all.length),
                            StandardOpenOption.APPEND);
                    try (Opened opened = new Opened(root, formats(), book, bookmarks)) {
                        opened.read();
                    }
                    assertSame(whole, book, file.toString());
                });
    }

    @Test
    void anAlteredFileCostsASentenceAtMost() throws IOException {
        Random random = new Random(5);
        each(
                false,
                (root, file, whole) -> {
                    byte[] all = Files.readAllBytes(file);
                    for (int i = 0; i < 60 && all.length > 0; i++) {
                        byte[] altered = all.clone();
                        for (int k = 0; k <= i % 4; k++) {
                            altered[random.nextInt(all.length)] = (byte) random.nextInt();
                        }
                        Files.write(file, altered);
                        Reader.read(root, formats());
                    }
                    byte[] lying = all.clone();
                    for (int i = 0; i + 8 <= lying.length && i < 64; i += 8) {
                        byte[] length = lying.clone();
                        Arrays.fill(length, i, i + 8, (byte) 0x7f);
                        Files.write(file, length);
                        Reader.read(root, formats());
                    }
                    Files.write(file, all);
                });
    }

    /// Puts all of a file where half of it was read.
    private interface Replacement {
        void take(Path file, byte[] all, Opened opened) throws IOException;
    }

    private void halfThenWhole(Replacement replacement) throws IOException {
        each(
                true,
                (root, file, whole) -> {
                    byte[] all = Files.readAllBytes(file);
                    Files.write(file, Arrays.copyOf(all, all.length / 2));
                    RecordingLogbook book = new RecordingLogbook();
                    try (Opened opened = new Opened(root, formats(), book)) {
                        opened.read();
                        replacement.take(file, all, opened);
                        opened.read();
                    }
                    assertSame(whole, book, file.toString());
                });
    }

    @Test
    void aReplacedFileIsReadAnewAndADeletedOneIsForgotten() throws IOException {
        halfThenWhole(
                (file, all, opened) -> {
                    Files.delete(file);
                    try {
                        opened.read();
                    } catch (java.nio.file.NoSuchFileException gone) {
                        assertTrue(gone.getMessage() != null);
                    }
                    Files.write(file, all);
                });
    }

    /// As programs that copy folders do: the new file is whole before it takes the name.
    @Test
    void aFileThatAnotherTakesThePlaceOfIsReadAnew() throws IOException {
        halfThenWhole(
                (file, all, opened) ->
                        Files.move(
                                Files.write(folder.resolve("other"), all),
                                file,
                                StandardCopyOption.REPLACE_EXISTING));
    }

    @Test
    void linksThatLeadBackUpEndNowhere() throws IOException {
        Path root = copy();
        Map<String, String> whole = whole(root);
        Files.createSymbolicLink(root.resolve("again"), root);
        Files.createDirectory(root.resolve("aaa"));
        Files.createSymbolicLink(root.resolve("aaa/up"), root);
        assertEquals(whole, told(Reader.read(root, formats())));
    }

    @Test
    void readingTwiceTellsTheSame() throws IOException {
        Path root = copy();
        Map<String, String> whole = whole(root);
        RecordingLogbook book = new RecordingLogbook();
        for (int times = 0; times < 2; times++) {
            try (Opened opened = new Opened(root, formats(), book)) {
                opened.read();
            }
        }
        assertEquals(whole, told(book));
    }
}
