package dev.loupe.remote.gcs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.remote.mirror.FakeStore.Mood;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/// Objects written to a fake of Google Cloud Storage; the real protocol's other half is the emulator's, in `remote_test.py`.
final class GcsShelfTest {
    @TempDir Path folder;
    private final FakeGcs store;

    GcsShelfTest() throws IOException {
        store = new FakeGcs();
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private GcsShelf shelf(String bucket) {
        return new GcsShelf(
                GcsConnection.open(
                        bucket,
                        Map.of("STORAGE_EMULATOR_HOST", store.url()),
                        Identity.Scope.WRITING));
    }

    private Path file(int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Files.write(folder.resolve("file"), content);
    }

    @Test
    void filesAreSentReadAndRemoved() throws IOException {
        try (GcsShelf shelf = shelf("bucket")) {
            shelf.check("a b/ü");
            for (int bytes : new int[] {0, 10, 300_000}) {
                String key = "a b/ü+" + bytes;
                Path file = file(bytes);
                assertFalse(shelf.holds(key, bytes));
                shelf.put(key, file);
                assertTrue(store.find(key).isPresent());
                assertTrue(shelf.holds(key, bytes));
                assertFalse(shelf.holds(key, bytes + 1));
                try (InputStream in = shelf.read(key)) {
                    assertArrayEquals(Files.readAllBytes(file), in.readAllBytes());
                }
                shelf.remove(key);
                shelf.remove(key);
                assertThrows(NoSuchFileException.class, () -> shelf.read(key).close());
            }
        }
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() throws IOException {
        try (GcsShelf shelf = shelf("bucket")) {
            store.busy.set(1);
            shelf.put("a", file(1_000));
            assertTrue(shelf.holds("a", 1_000));
            store.busy.set(9);
            IOException busy = assertThrows(IOException.class, () -> shelf.put("b", file(10)));
            assertEquals("the server answers 503", busy.getMessage());
            assertTrue(store.find("b").isEmpty());
        }
    }

    @Test
    void whatCannotBeReachedIsSaid() throws IOException {
        Path file = file(10);
        try (GcsShelf shelf = shelf("other")) {
            String absent = "there is no bucket 'other' (404)";
            assertEquals(
                    absent, assertThrows(IOException.class, () -> shelf.check("x")).getMessage());
            assertEquals(
                    absent,
                    assertThrows(IOException.class, () -> shelf.put("x", file)).getMessage());
        }
        store.mood = Mood.DENYING;
        try (GcsShelf shelf = shelf("bucket")) {
            IOException denied = assertThrows(IOException.class, () -> shelf.check("x"));
            assertEquals(
                    "no credentials were found, and without them access is denied (403)",
                    denied.getMessage());
            assertThrows(IOException.class, () -> shelf.holds("a", 1));
            assertThrows(IOException.class, () -> shelf.put("a", file));
        }
    }
}
