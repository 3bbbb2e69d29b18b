package dev.loupe.remote.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.remote.mirror.FakeStore.Mood;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/// Objects written to a fake of S3; the real protocol's other half is moto's, in `remote_test.py`.
final class S3ShelfTest {
    private static final int PART = 1_000;

    @TempDir Path folder;
    private final FakeS3 store;

    S3ShelfTest() throws IOException {
        store = new FakeS3();
    }

    @BeforeEach
    void credentials() {
        System.setProperty("aws.accessKeyId", "AKIDTEST");
        System.setProperty("aws.secretAccessKey", "secret");
    }

    @AfterEach
    void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        store.close();
    }

    private S3Shelf shelf(String bucket) {
        return new S3Shelf(
                S3Connection.open(bucket, Map.of("AWS_ENDPOINT_URL", store.url())), PART);
    }

    private Path file(int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Files.write(folder.resolve("file"), content);
    }

    @Test
    void filesAreSentWholeOrInParts() throws IOException {
        try (S3Shelf shelf = shelf("bucket")) {
            for (int bytes : new int[] {0, 10, PART, PART + 1, 3 * PART + 7}) {
                Path file = file(bytes);
                assertFalse(shelf.holds("a/" + bytes, bytes));
                shelf.put("a/" + bytes, file);
                assertTrue(shelf.holds("a/" + bytes, bytes));
                assertFalse(shelf.holds("a/" + bytes, bytes + 1));
                try (InputStream in = shelf.read("a/" + bytes)) {
                    assertArrayEquals(Files.readAllBytes(file), in.readAllBytes());
                }
                shelf.remove("a/" + bytes);
                shelf.remove("a/" + bytes);
                assertThrows(NoSuchFileException.class, () -> shelf.read("a/" + bytes).close());
            }
        }
    }

    @Test
    void anUploadThatFailsIsGivenUp() throws IOException {
        store.writes.refused = 3;
        try (S3Shelf shelf = shelf("bucket")) {
            Path file = file(3 * PART);
            IOException refused = assertThrows(IOException.class, () -> shelf.put("a", file));
            assertEquals("access is denied (403 AccessDenied)", refused.getMessage());
            assertTrue(store.writes.uploads.isEmpty());
            assertTrue(store.find("a").isEmpty());
        }
    }

    @Test
    void whatCannotBeReachedIsSaidWithoutCredentials() throws IOException {
        try (S3Shelf shelf = shelf("other")) {
            IOException absent = assertThrows(IOException.class, () -> shelf.check("x"));
            assertEquals("there is no bucket 'other' (404 NoSuchBucket)", absent.getMessage());
        }
        store.mood = Mood.DENYING;
        try (S3Shelf shelf = shelf("bucket")) {
            IOException denied = assertThrows(IOException.class, () -> shelf.check("x"));
            assertFalse(String.valueOf(denied.getMessage()).contains("AKIDTEST"));
            assertThrows(IOException.class, () -> shelf.holds("a", 1));
        }
    }
}
