package dev.loupe.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.loupe.core.RunId;
import dev.loupe.intake.mlflowdb.MlflowDatabaseFormat;
import dev.loupe.intake.mlruns.MlrunsFormat;
import dev.loupe.intake.open.Following;
import dev.loupe.intake.open.StoreLogbook;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.store.Stores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// File stores and databases of MLflow 2 and 3 with experiments that have tags, are empty, or were put away, against what their own clients read from them (fixtures/intake/make-mlflow-versions.py).
final class MlflowVersionsTest {
    private static final Path FIXTURES = Path.of("../fixtures/intake/mlflow-versions");
    private static final List<Format> FORMATS =
            List.of(new MlrunsFormat(), new MlflowDatabaseFormat());

    @TempDir Path folder;
    private final List<String> said = new ArrayList<>();

    private static JsonNode said(String version, String part) throws IOException {
        return MlflowWitness.read(FIXTURES.resolve(version).resolve("said.json")).get(part);
    }

    private void open(Store store, Path logs) throws IOException {
        StoreLogbook book = new StoreLogbook(store, null, said::add);
        try (Following following = new Following(List.of(logs), FORMATS, book, store.bookmarks())) {
            following.once((read, bytes, n) -> {});
        }
    }

    private Path copied(String version, String part) throws IOException {
        Path from = FIXTURES.resolve(version).resolve(part);
        Path to = folder.resolve(part);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path target = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(one, target);
                }
            }
        }
        return to;
    }

    private static Project named(Store store, String name) {
        return store.projects().named(name).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2.9,files",
        "2.9,database",
        "2.22,files",
        "2.22,database",
        "3.6,files",
        "3.6,database"
    })
    void whatTheClientReadsIsTold(String version, String part) throws IOException {
        JsonNode witness = said(version, part);
        RecordingLogbook book = Reader.read(FIXTURES.resolve(version).resolve(part), FORMATS);
        assertEquals(List.of(), book.damage);
        MlflowWitness.holds(witness.get("runs"), book);
        Map<String, Map<String, String>> tags = new TreeMap<>();
        TreeSet<String> deleted = new TreeSet<>();
        witness.get("experiments")
                .properties()
                .forEach(
                        e -> {
                            tags.put(e.getKey(), MlflowWitness.texts(e.getValue().get("tags")));
                            if (e.getValue().get("deleted").asBoolean()) {
                                deleted.add(e.getKey());
                            }
                        });
        assertEquals(tags, book.projects);
        assertEquals(deleted, book.projectsDeleted);
    }

    @ParameterizedTest
    @CsvSource({"2.22,files", "3.6,database"})
    void experimentsBecomeProjectsAsTheyAre(String version, String part) throws IOException {
        Path logs = copied(version, part);
        try (Store store = Stores.open(folder.resolve("store").toString(), null)) {
            open(store, logs);
            open(store, logs);
            assertEquals(List.of(), said);
            said(version, part)
                    .get("experiments")
                    .properties()
                    .forEach(
                            e -> {
                                Project project = named(store, e.getKey());
                                assertEquals(
                                        MlflowWitness.texts(e.getValue().get("tags")),
                                        project.tags(),
                                        e.getKey());
                                assertEquals(
                                        e.getValue().get("deleted").asBoolean()
                                                ? Lifecycle.DELETED
                                                : Lifecycle.ACTIVE,
                                        project.lifecycle(),
                                        e.getKey());
                            });
            assertEquals(1, store.projects().activity(named(store, "Ziffern: #1").id()).runs());
        }
    }

    @ParameterizedTest
    @CsvSource({"3.6,files", "2.22,database"})
    void anExperimentIsPutAwayOnce(String version, String part) throws IOException {
        Path logs = FIXTURES.resolve(version).resolve(part);
        RecordingLogbook book = new RecordingLogbook();
        Map<String, String> bookmarks;
        try (Reader.Opened opened = new Reader.Opened(logs, FORMATS, book)) {
            opened.read();
            bookmarks = opened.bookmarks();
        }
        assertEquals(java.util.Set.of("away"), book.projectsDeleted);
        RecordingLogbook later = new RecordingLogbook();
        try (Reader.Opened opened = new Reader.Opened(logs, FORMATS, later, bookmarks)) {
            opened.read();
        }
        assertEquals(java.util.Set.of(), later.projectsDeleted);
    }

    @ParameterizedTest
    @CsvSource({"2.22,files", "3.6,database"})
    void whatIsBroughtBackHereStaysWhenImportedAgain(String version, String part)
            throws IOException {
        Path logs = copied(version, part);
        try (Store store = Stores.open(folder.resolve("store").toString(), null)) {
            open(store, logs);
            String away = named(store, "away").id();
            List<RunId> runs = deleted(store, away);
            assertFalse(runs.isEmpty(), "the fixture's experiment has runs");
            store.projects().restore(away);
            open(store, logs);
            assertEquals(Lifecycle.ACTIVE, named(store, "away").lifecycle());
            assertEquals(List.of(), deleted(store, away), "they come back with their project");
            assertEquals(runs.size(), store.projects().activity(away).runs());
            store.projects().delete(away);
            open(store, logs);
            assertEquals(Lifecycle.DELETED, named(store, "away").lifecycle());
            assertEquals(List.of(), said);
        }
    }

    @ParameterizedTest
    @CsvSource({"2.22,files", "3.6,database"})
    void aRunThatAPersonDeletedBeforeStaysDeletedWhenItsProjectComesBack(
            String version, String part) throws IOException {
        Path logs = copied(version, part);
        try (Store store = Stores.open(folder.resolve("store").toString(), null)) {
            String away = store.projects().create("away", null, Map.of()).id();
            RunId mine = new RunId("mine");
            store.runs()
                    .create(
                            new Runs.NewRun(
                                    mine,
                                    away,
                                    "mine",
                                    "",
                                    1,
                                    dev.loupe.runs.domain.RunStatus.FINISHED,
                                    List.of(),
                                    Map.of()));
            store.runs().delete(mine);
            open(store, logs);
            assertEquals(Lifecycle.DELETED, named(store, "away").lifecycle());
            store.projects().restore(away);
            assertEquals(List.of(mine), deleted(store, away));
        }
    }

    private static List<RunId> deleted(Store store, String project) {
        return store
                .search()
                .search(
                        new RunSearch.Question(
                                List.of(project),
                                "",
                                List.of(),
                                Lifecycle.DELETED,
                                List.of(),
                                0,
                                9))
                .rows()
                .stream()
                .map(RunSearch.Row::run)
                .toList();
    }

    @Test
    void tagsThatWereChangedHereStay() throws IOException {
        Path logs = copied("2.22", "files");
        try (Store store = Stores.open(folder.resolve("store").toString(), null)) {
            open(store, logs);
            Project active = named(store, "Ziffern: #1");
            store.projects().tag(active.id(), "team", "ours");
            open(store, logs);
            assertEquals("ours", named(store, "Ziffern: #1").tags().get("team"));
        }
    }

    @Test
    void aProjectWithRunsOfOthersIsNotPutAway() throws IOException {
        Path logs = copied("3.6", "files");
        try (Store store = Stores.open(folder.resolve("store").toString(), null)) {
            String id = store.projects().create("away", null, Map.of()).id();
            store.runs()
                    .create(
                            new Runs.NewRun(
                                    new RunId("mine"),
                                    id,
                                    "mine",
                                    "",
                                    1,
                                    dev.loupe.runs.domain.RunStatus.FINISHED,
                                    List.of(),
                                    Map.of()));
            open(store, logs);
            assertEquals(Lifecycle.ACTIVE, named(store, "away").lifecycle());
            assertEquals(1, store.projects().activity(id).runs());
            assertEquals("yes", named(store, "away").tags().get("old"));
        }
    }
}
