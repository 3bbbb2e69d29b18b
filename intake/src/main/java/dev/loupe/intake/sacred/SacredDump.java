package dev.loupe.intake.sacred;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Source;
import dev.loupe.intake.bson.DumpedCollection;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All runs of one saved database, read whole when one of its files is new or changed. What is not whole yet is waited for until nobody has written for ten seconds. Memory: a document at a time, and where the chunks of files lie.
final class SacredDump implements Source {
    private static final long SETTLED_MILLIS = 10_000;

    private final Path folder;
    private final String prefix;
    private final String ending;
    private final Set<String> said = new HashSet<>();
    private final Set<String> lacking = new LinkedHashSet<>();
    private String mark;

    /// @param prefix stands before the names of runs and metrics
    /// @param ending `.bson` or `.json`, compressed with `.gz` behind
    /// @param mark   what [#bookmark] said, or null
    SacredDump(Path folder, String prefix, String ending, @Nullable String mark) {
        this.folder = folder;
        this.prefix = prefix;
        this.ending = ending;
        this.mark = mark == null ? "" : mark;
    }

    private Path file(String collection) {
        return folder.resolve(collection + ending);
    }

    private List<Path> files() {
        return List.of(
                file(prefix + "runs"),
                file(prefix + "metrics"),
                file("fs.files"),
                file("fs.chunks"));
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        StringBuilder stamps = new StringBuilder(FilesBelow.stamp(files().getFirst()));
        long newest = 0;
        for (Path file : files()) {
            boolean there = Files.isRegularFile(file);
            stamps.append(' ').append(there ? FilesBelow.stamp(file) : "-");
            newest = there ? Math.max(newest, Files.getLastModifiedTime(file).toMillis()) : newest;
        }
        if (!mark.contentEquals(stamps)) {
            lacking.clear();
            tell(book);
            mark = stamps.toString();
        }
        if (System.currentTimeMillis() - newest > SETTLED_MILLIS) {
            last(book);
        }
        return false;
    }

    @Override
    public void last(Logbook book) {
        lacking.forEach(sentence -> say(book, sentence));
        lacking.clear();
    }

    private void say(Logbook book, String sentence) {
        if (said.add(sentence)) {
            book.damaged(sentence);
        }
    }

    private void tail(Path file) {
        lacking.add("The file " + file + " ends within a document; what is before is read.");
    }

    private void tell(Logbook book) throws IOException {
        GridFiles grid =
                GridFiles.of(
                        file("fs.files"), file("fs.chunks"), line -> say(book, line), this::tail);
        Map<String, RunLog> logs = new HashMap<>();
        Path runs = file(prefix + "runs");
        SacredDocuments documents =
                new SacredDocuments(folder.resolve(prefix + "runs").toString(), grid);
        collection(runs, book, document -> run(document, documents, logs, book));
        Path metrics = file(prefix + "metrics");
        if (Files.isRegularFile(metrics)) {
            collection(metrics, book, document -> metric(document, logs));
        }
    }

    private void collection(Path file, Logbook book, DocumentTaker taker) throws IOException {
        boolean whole =
                new DumpedCollection(file)
                        .read((at, document) -> taker.document(document), line -> say(book, line));
        if (!whole) {
            tail(file);
        }
    }

    @FunctionalInterface
    private interface DocumentTaker {
        void document(ObjectNode document);
    }

    private void run(
            ObjectNode document,
            SacredDocuments documents,
            Map<String, RunLog> logs,
            Logbook book) {
        SacredDocuments.Told told = documents.run(document, book);
        logs.put(told.id(), told.log());
        if (told.missing() > 0) {
            lacking.add(
                    "%d files of the run %s in %s are not in fs.files and fs.chunks beside it."
                            .formatted(told.missing(), told.id(), folder));
        }
    }

    private static void metric(ObjectNode document, Map<String, RunLog> logs) {
        RunLog log = logs.get(document.path("run_id").asString(""));
        String name = document.path("name").asString("");
        if (log != null && !name.isEmpty()) {
            ObjectNode metrics = JsonNodeFactory.instance.objectNode();
            metrics.set(name, document);
            new SacredMetrics(Map.of()).tell(metrics, log);
        }
    }

    @Override
    public String bookmark() {
        return mark;
    }
}
