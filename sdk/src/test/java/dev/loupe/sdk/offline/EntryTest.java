package dev.loupe.sdk.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

final class EntryTest {
    private static final Path NOWHERE = Path.of("nowhere");

    /// Takes bodies that name none of some keys, and remembers all that it was asked to take.
    private static final class Choosy implements Sink {
        private final Set<String> disliked;
        private final int status;
        private final List<String> asked = new ArrayList<>();
        private final List<String> taken = new ArrayList<>();

        private Choosy(int status, String... disliked) {
            this.status = status;
            this.disliked = Set.of(disliked);
        }

        @Override
        public void log(String id, String json) throws IOException {
            asked.add(json);
            for (String key : disliked) {
                if (json.contains("\"" + key + "\":")) {
                    throw new Refused(status, "The param '" + key + "' has another value.");
                }
            }
            taken.add(json);
        }

        @Override
        public void run(String id, String json) {}

        @Override
        public void file(String id, String path, Path content) {}

        @Override
        public void patch(String id, String json) {}
    }

    private static void tell(String body, Sink sink) throws IOException {
        new Entry("log", body).replay("r", NOWHERE, sink);
    }

    @Test
    void aParamThatIsRefusedTakesNoOtherWithIt() {
        Choosy sink = new Choosy(400, "lr");
        Refused said =
                assertThrows(
                        Refused.class,
                        () ->
                                tell(
                                        "{\"params\":{\"a,}\\\"\":[1,{\"x\":\"]\"}],\"lr\":2,\"z\":\"\\\\\"}}",
                                        sink));
        assertEquals("The param 'lr' has another value.", said.getMessage());
        assertEquals(
                List.of(
                        "{\"params\":{\"a,}\\\"\":[1,{\"x\":\"]\"}]}}",
                        "{\"params\":{\"z\":\"\\\\\"}}"),
                sink.taken);
    }

    @Test
    void howManyWereRefusedIsSaid() {
        Choosy sink = new Choosy(400, "a", "c");
        Refused said =
                assertThrows(
                        Refused.class, () -> tell("{\"params\":{\"a\":1,\"b\":2,\"c\":3}}", sink));
        assertEquals(
                "The param 'a' has another value. (and 1 more of its params)", said.getMessage());
        assertEquals(List.of("{\"params\":{\"b\":2}}"), sink.taken);
    }

    @Test
    void otherBodiesAndUnknownRunsAreAskedOnce() {
        Choosy points = new Choosy(400, "key");
        assertThrows(
                Refused.class,
                () -> tell("{\"series\":[{\"key\":\"a\"},{\"key\":\"b\"}]}", points));
        assertEquals(1, points.asked.size());
        Choosy absent = new Choosy(404, "a", "b");
        assertThrows(Refused.class, () -> tell("{\"params\":{\"a\":1,\"b\":2}}", absent));
        assertEquals(1, absent.asked.size());
    }
}
