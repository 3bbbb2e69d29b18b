package dev.loupe.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.core.RunId;
import dev.loupe.networks.Formats;
import dev.loupe.networks.Inspection;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.store.Stores;
import dev.loupe.sdk.Loupe;
import dev.loupe.server.Server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

final class DemoTest {
    @TempDir Path folder;

    private static long matched(Store store, Project project, String filter) {
        return store.search()
                .search(
                        new RunSearch.Question(
                                List.of(project.id()), filter, List.of(), null, List.of(), 0, 1))
                .matched();
    }

    /// What `loupe inspect` tells of the network that a run logged.
    private static Map<String, Object> model(Store store, Project project, String name)
            throws IOException {
        RunId id =
                store.search()
                        .search(
                                new RunSearch.Question(
                                        List.of(project.id()),
                                        "name = '" + name + "'",
                                        List.of(),
                                        null,
                                        List.of(),
                                        0,
                                        1))
                        .rows()
                        .getFirst()
                        .run();
        String files = store.runs().find(id).orElseThrow().files();
        Path file = store.artifacts().local(files + "/model.onnx").orElseThrow();
        Model model = ((Reading.Read<Model>) Formats.read(ModelFile.open(file))).value();
        return Map.copyOf(Inspection.of(file, model).json());
    }

    @Test
    void theDemoTrainsBothFamiliesToAGoodModelOneToNaNAndOneToAFailure() throws Exception {
        try (Store store = Stores.open(folder.resolve("store").toString(), null);
                Server server = Server.start(Server.Config.local(store, 0));
                Demo demo =
                        new Demo(
                                store,
                                Loupe.server(
                                        URI.create(server.url()), null, folder.resolve("spool")),
                                0)) {
            int runs = demo.start();
            demo.await();
            assertEquals(Trainings.all().size(), runs);
            Project digits = store.projects().named("digits").orElseThrow();
            assertEquals(26, matched(store, digits, ""));
            assertEquals(1, matched(store, digits, "attributes.status = 'FAILED'"));
            assertEquals(25, matched(store, digits, "attributes.status = 'FINISHED'"));
            assertEquals(
                    1,
                    matched(store, digits, "nans(metrics.`train/loss`) > 0"),
                    "one run diverges");
            assertTrue(
                    matched(store, digits, "metrics.`val/accuracy` > 0.95 and params.model = 'mlp'")
                            >= 3);
            assertTrue(
                    matched(
                                    store,
                                    digits,
                                    "metrics.`val/accuracy` > 0.95 and params.model = 'trees'")
                            >= 3);
            assertEquals(1, store.registry().versions("digits-classifier").size());
            Map<String, Object> model = model(store, digits, "mlp-h8-lr0.1-s1");
            assertEquals(Map.of("Gemm", 2, "LeakyRelu", 1, "Softmax", 1), model.get("operators"));
            assertEquals(64L * 8 + 8 + 8 * 10 + 10, model.get("parameters"));
            assertEquals(
                    0,
                    new Demo(store, Loupe.offline(folder), 0).start(),
                    "a second start trains nothing");
        }
    }
}
