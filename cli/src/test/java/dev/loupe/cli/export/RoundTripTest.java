package dev.loupe.cli.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.cli.export.events.EventsExport;
import dev.loupe.cli.export.mlruns.MlrunsExport;
import dev.loupe.intake.open.Following;
import dev.loupe.intake.open.Formats;
import dev.loupe.intake.open.StoreLogbook;
import dev.loupe.runs.Artifacts;
import dev.loupe.runs.Registry;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaSeries;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.SeriesSummary;
import dev.loupe.runs.series.Column;
import dev.loupe.runs.store.Stores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What other tools logged goes in, out, and in again, and nothing is lost on the way.
final class RoundTripTest {
    private static final Path FIXTURES = Path.of("../fixtures/intake");

    @TempDir Path folder;

    private Store imported(Path logs, String name) throws IOException {
        List<String> said = new ArrayList<>();
        Store store = Stores.open(folder.resolve(name).toString(), null);
        try (Following following =
                new Following(
                        List.of(logs),
                        Formats.ALL,
                        new StoreLogbook(store, null, said::add),
                        store.bookmarks())) {
            following.once((read, bytes, all) -> {});
        }
        assertEquals(List.of(), said);
        return store;
    }

    private static List<Run> runs(Store store) {
        List<Run> all = new ArrayList<>();
        for (Project project : store.projects().all()) {
            RunSearch.Question question =
                    new RunSearch.Question(
                            List.of(project.id()),
                            "",
                            List.of(),
                            Lifecycle.ACTIVE,
                            List.of(),
                            0,
                            100);
            all.addAll(
                    store.runs()
                            .find(
                                    store.search().search(question).rows().stream()
                                            .map(RunSearch.Row::run)
                                            .toList()));
        }
        return all;
    }

    /// A run's things by name: points, params, things at steps with their files.
    private static Map<String, String> told(Store store, Run run, long microsKept)
            throws IOException {
        Map<String, String> told = new TreeMap<>();
        for (SeriesSummary summary : store.runs().series(run.id())) {
            Column points = store.series().all(run.id(), summary.series());
            List<String> all = new ArrayList<>();
            for (int i = 0; i < points.size(); i++) {
                long time = Math.floorDiv(points.micros()[i], microsKept);
                all.add(points.steps()[i] + " " + time + " " + points.values()[i]);
            }
            all.sort(null);
            told.put("series " + SeriesTable.name(summary.series()), all.toString());
        }
        for (Param param : store.runs().params(run.id())) {
            told.put("param " + param.key(), param.text());
        }
        return told;
    }

    private static Map<String, String> things(Store store, Run run) throws IOException {
        Map<String, String> told = new TreeMap<>();
        for (MediaSeries series : store.media().series(run.id())) {
            for (MediaItem item :
                    store.media()
                            .items(
                                    run.id(),
                                    series.series(),
                                    Long.MIN_VALUE,
                                    Long.MAX_VALUE,
                                    Integer.MAX_VALUE)) {
                String content = item.path() == null ? "" : hash(store, run, item.path());
                boolean dated = item.kind() != dev.loupe.runs.domain.MediaKind.EMBEDDING;
                told.put(
                        "%s %s %d %d %d"
                                .formatted(
                                        item.kind(),
                                        SeriesTable.name(item.series()),
                                        item.step(),
                                        dated ? item.micros() : 0,
                                        item.index()),
                        item.meta() + content);
            }
        }
        return told;
    }

    private static String hash(Store store, Run run, String path) throws IOException {
        try (InputStream in = store.artifacts().open(run.files() + "/" + path)) {
            byte[] bytes = in.readAllBytes();
            return " " + bytes.length + " " + Arrays.hashCode(bytes);
        }
    }

    private static void export(Store store, RunExport export) throws IOException {
        List<String> damaged = new ArrayList<>();
        try (export) {
            for (Run run : runs(store)) {
                Project project = store.projects().find(run.project()).orElseThrow();
                export.run(store, project, run, damaged::add);
            }
        }
        assertEquals(List.of(), damaged);
    }

    @Test
    void tensorBoardsRunsComeBackWithEveryPluginsData() throws IOException {
        Path out = folder.resolve("tensorboard");
        try (Store before = imported(FIXTURES.resolve("tensorboard"), "a")) {
            export(before, new EventsExport(new RunFolders(out, false)));
            try (Store after = imported(out, "b")) {
                Map<String, Run> again = new TreeMap<>();
                runs(after).forEach(run -> again.put(run.name(), run));
                List<Run> all = runs(before);
                assertEquals(all.size(), again.size());
                assertTrue(all.size() > 5);
                for (Run run : all) {
                    Run back = again.get(run.name());
                    assertTrue(back != null, run.name());
                    assertEquals(told(before, run, 1), told(after, back, 1), run.name());
                    assertEquals(things(before, run), things(after, back), run.name());
                }
            }
        }
    }

    @Test
    void everyKindOfLogGoesThroughMlflowsStore() throws IOException {
        Path out = folder.resolve("mlruns");
        Path logs = folder.resolve("logs");
        for (String kind : List.of("rows", "sacred", "wandb", "mlruns")) {
            copy(FIXTURES.resolve(kind), logs.resolve(kind));
        }
        try (Store before = imported(logs, "a")) {
            export(before, new MlrunsExport(out));
            try (Store after = imported(out, "b")) {
                List<Run> all = runs(before);
                int things = 0;
                assertEquals(all.size(), runs(after).size());
                assertTrue(all.size() > 20);
                for (Run run : all) {
                    Run back = after.runs().find(run.id()).orElseThrow();
                    assertEquals(run.name(), back.name());
                    assertEquals(run.status(), back.status());
                    assertEquals(told(before, run, 1_000), told(after, back, 1_000), run.name());
                    assertEquals(
                            before.runs().tags(run.id()), after.runs().tags(run.id()), run.name());
                    assertEquals(files(before, run), files(after, back), run.name());
                    assertEquals(things(before, run), things(after, back), run.name());
                    things += things(after, back).size();
                }
                assertTrue(things > 20, things + " things at steps");
            }
        }
    }

    private static Object without(Registry.LoggedModel model) {
        return List.of(
                model.with(List.of()).in("0").toString().replaceAll("artifactUri=[^,]*", ""),
                model.metrics().stream().map(Object::toString).sorted().toList());
    }

    @Test
    void whatMlflowKeepsBesideRunsGoesThroughItsStore() throws IOException {
        for (String part : List.of("files", "database")) {
            Path out = folder.resolve("mlruns-" + part);
            Path logs = FIXTURES.resolve("mlflow-registry").resolve(part);
            try (Store before = imported(logs, "a-" + part)) {
                export(before, new MlrunsExport(out));
                try (Store after = imported(out, "b-" + part)) {
                    assertEquals(
                            before.registry().allRegistered(), after.registry().allRegistered());
                    assertEquals(2, after.registry().allRegistered().size());
                    assertEquals(
                            before.registry().versions("digits-net"),
                            after.registry().versions("digits-net"));
                    for (Run run : runs(before)) {
                        Registry was = before.registry();
                        Registry is = after.registry();
                        assertEquals(
                                Set.copyOf(was.datasets(run.id())),
                                Set.copyOf(is.datasets(run.id())));
                        assertEquals(was.inputs(run.id()), is.inputs(run.id()));
                        assertEquals(was.outputs(run.id()), is.outputs(run.id()));
                    }
                    List<Registry.LoggedModel> models = models(before);
                    assertEquals(3, models.size());
                    for (Registry.LoggedModel model : models) {
                        Registry.LoggedModel back =
                                after.registry().model(model.id()).orElseThrow();
                        assertEquals(without(model), without(back));
                        assertEquals(
                                before.artifacts().list(model.files()).size(),
                                after.artifacts().list(back.files()).size());
                    }
                }
            }
        }
    }

    private static List<Registry.LoggedModel> models(Store store) {
        return store.registry()
                .models(List.of(store.projects().named("digits").orElseThrow().id()));
    }

    private static List<String> files(Store store, Run run) throws IOException {
        List<String> all = new ArrayList<>();
        files(store, run, run.files(), all);
        return all;
    }

    private static void files(Store store, Run run, String directory, List<String> into)
            throws IOException {
        for (Artifacts.Entry entry : store.artifacts().list(directory)) {
            String path = entry.path().substring(run.files().length() + 1);
            if (entry.directory()) {
                files(store, run, entry.path(), into);
            } else {
                into.add(path + " " + entry.sha256());
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = java.nio.file.Files.walk(from)) {
            for (Path one : all.toList()) {
                Path target = to.resolve(from.relativize(one).toString());
                if (java.nio.file.Files.isDirectory(one)) {
                    java.nio.file.Files.createDirectories(target);
                } else {
                    java.nio.file.Files.copy(one, target);
                }
            }
        }
    }
}
