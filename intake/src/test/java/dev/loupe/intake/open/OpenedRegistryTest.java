package dev.loupe.intake.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.RunId;
import dev.loupe.intake.mlflowdb.MlflowDatabaseFormat;
import dev.loupe.intake.mlruns.MlrunsFormat;
import dev.loupe.runs.Registry;
import dev.loupe.runs.Store;
import dev.loupe.runs.store.Stores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What MLflow keeps beside runs, in a real store: opened, opened again, grown, and changed here in between.
final class OpenedRegistryTest {
    private static final Path FIXTURE = Path.of("../fixtures/intake/mlflow-registry");

    @TempDir Path folder;
    private final List<String> said = new ArrayList<>();

    private void open(Store store, Path logs) throws IOException {
        StoreLogbook book = new StoreLogbook(store, null, said::add);
        try (Following following =
                new Following(
                        List.of(logs),
                        List.of(new MlrunsFormat(), new MlflowDatabaseFormat()),
                        book,
                        store.bookmarks())) {
            following.once((read, bytes, n) -> {});
        }
    }

    private Path copied(String part) throws IOException {
        Path to = folder.resolve(part);
        try (Stream<Path> all = Files.walk(FIXTURE.resolve(part))) {
            for (Path one : all.toList()) {
                Path target = to.resolve(FIXTURE.resolve(part).relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(one, target);
                }
            }
        }
        return to;
    }

    private Store store() {
        return Stores.open(folder.resolve("store").toString(), null);
    }

    private static Registry.Registered net(Store store) {
        return store.registry().registered("digits-net").orElseThrow();
    }

    private static List<Registry.LoggedModel> models(Store store) {
        return store.registry()
                .models(List.of(store.projects().named("digits").orElseThrow().id()));
    }

    private static Registry.LoggedModel named(Store store, String name) {
        return models(store).stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void everythingIsThereOnceHoweverOftenItIsOpened() throws IOException {
        for (String part : List.of("files", "database")) {
            try (Store store = Stores.open(folder.resolve("store-" + part).toString(), null)) {
                open(store, FIXTURE.resolve(part));
                List<Registry.LoggedModel> models = models(store);
                List<Registry.Version> versions = store.registry().versions("digits-net");
                Registry.Registered net = net(store);
                open(store, FIXTURE.resolve(part));
                assertEquals(models, models(store));
                assertEquals(versions, store.registry().versions("digits-net"));
                assertEquals(net, net(store));
                assertEquals(3, models.size());
                assertEquals(3, versions.size());
                assertEquals(Map.of("also", 1, "champion", 2, "first", 1), net.aliases());
                Registry.LoggedModel model = named(store, "net");
                RunId run = Objects.requireNonNull(model.source());
                assertEquals(
                        List.of(new Registry.ModelLink(model.id(), 3)),
                        store.registry().outputs(run));
                assertEquals(2, store.registry().datasets(run).size());
                try (InputStream in = store.artifacts().open(model.files() + "/MLmodel")) {
                    assertEquals(
                            "model_id: " + model.id() + "\n",
                            new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
                assertTrue(model.artifactUri().endsWith("/models/" + model.id() + "/artifacts"));
            }
        }
        assertEquals(List.of(), said);
    }

    @Test
    void whatIsAddedThereComesAndWhatWasChangedHereStays() throws IOException {
        Path logs = copied("files");
        Path net = logs.resolve("models/digits-net");
        try (Store store = store()) {
            open(store, logs);
            store.registry().describeRegistered("digits-net", "mine");
            store.registry().stage("digits-net", 2, "Archived", false);
            store.registry().deleteModel(named(store, "pending").id());
            Files.writeString(net.resolve("tags/team"), "speech");
            Files.writeString(net.resolve("aliases/champion"), "1");
            Files.delete(net.resolve("aliases/also"));
            Path meta = net.resolve("meta.yaml");
            Files.writeString(
                    meta,
                    Files.readString(meta)
                            .replaceAll("(?s)description: .*?\\n(?=\\w)", "description: theirs\n"));
            Path fourth = Files.createDirectories(net.resolve("version-4"));
            Files.writeString(
                    fourth.resolve("meta.yaml"),
                    Files.readString(net.resolve("version-3/meta.yaml"))
                            .replace("version: 3", "version: 4"));
            open(store, logs);
            assertEquals("mine", net(store).description());
            assertEquals(Map.of("cost", "low", "team", "speech"), net(store).tags());
            assertEquals(Map.of("champion", 1, "first", 1), net(store).aliases());
            assertEquals(4, store.registry().versions("digits-net").size());
            assertEquals(
                    "Archived", store.registry().version("digits-net", 2).orElseThrow().stage());
            assertEquals(2, models(store).size(), "what was deleted here stays deleted");
        }
        assertEquals(List.of(), said);
    }

    @Test
    void aModelThatMlflowDeletesIsDeletedHereToo() throws IOException {
        Path logs = copied("files");
        try (Store store = store()) {
            open(store, logs);
            String id = named(store, "failed").id();
            try (Stream<Path> all = Files.walk(logs)) {
                Path meta =
                        all.filter(p -> p.endsWith(Path.of(id, "meta.yaml")))
                                .findFirst()
                                .orElseThrow();
                String text = Files.readString(meta);
                Files.writeString(
                        meta,
                        text.replaceAll("lifecycle_stage:.*\n", "") + "lifecycle_stage: deleted\n");
            }
            open(store, logs);
            assertTrue(store.registry().model(id).isEmpty());
        }
        assertEquals(List.of(), said);
    }
}
