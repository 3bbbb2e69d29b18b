package dev.loupe.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.store.Stores;
import dev.loupe.sdk.Loupe;
import dev.loupe.server.Server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

final class DemoTest {
    @TempDir Path folder;

    private static long matched(Store store, Project project, String filter) {
        return store.search()
                .search(
                        new RunSearch.Question(
                                List.of(project.id()), filter, List.of(), null, List.of(), 0, 1))
                .matched();
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
            assertEquals(
                    0,
                    new Demo(store, Loupe.offline(folder), 0).start(),
                    "a second start trains nothing");
        }
    }
}
