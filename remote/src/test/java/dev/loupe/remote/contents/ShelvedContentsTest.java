package dev.loupe.remote.contents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.runs.Refused;
import dev.loupe.runs.Store;
import dev.loupe.runs.store.Stores;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Artifacts of a store whose content lies on a shelf.
final class ShelvedContentsTest {
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String KEY = "team/sha256/" + ABC.substring(0, 2) + "/" + ABC.substring(2);

    @TempDir Path folder;
    private final FakeShelf shelf = new FakeShelf();
    @Nullable private Store opened;

    @BeforeEach
    void open() {
        opened =
                Stores.open(
                        folder.resolve("store").toString(),
                        new ShelvedContents(
                                shelf, "s3://bucket/team", "team", folder.resolve("cache"), 10));
    }

    @AfterEach
    void close() {
        store().close();
    }

    private Store store() {
        return Objects.requireNonNull(opened);
    }

    private void put(String path, String text) throws IOException {
        store().artifacts()
                .put(path, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String read(String path) throws IOException {
        try (InputStream in = store().artifacts().open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<Path> files(String below) throws IOException {
        Path home = folder.resolve("cache").resolve(below);
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(home)) {
            return all.toList();
        }
    }

    @Test
    void equalBytesAreSentOnceAndGoWithTheirLastName() throws IOException {
        put("0/r/artifacts/a", "abc");
        put("0/r/artifacts/b", "abc");
        assertEquals(Set.of(KEY), shelf.objects.keySet());
        assertEquals(1, shelf.puts);
        assertEquals("abc", read("0/r/artifacts/b"));
        store().artifacts().delete("0/r/artifacts/a");
        assertEquals("abc", read("0/r/artifacts/b"));
        put("0/r/artifacts/b", "other");
        assertFalse(shelf.objects.containsKey(KEY));
        assertEquals(List.of(), files("sending"));
        assertFalse(Files.exists(folder.resolve("store/artifacts")));
    }

    @Test
    void whatIsMappedIsBroughtHereAndTheOldestGoes() throws IOException {
        put("0/r/artifacts/a", "abcdefgh");
        put("0/r/artifacts/b", "ABCDEFGH");
        Path a = store().artifacts().local("0/r/artifacts/a").orElseThrow();
        assertEquals("abcdefgh", Files.readString(a));
        Path b = store().artifacts().local("0/r/artifacts/b").orElseThrow();
        assertEquals("ABCDEFGH", Files.readString(b));
        assertEquals(List.of(b), files("artifacts"));
        shelf.objects.clear();
        assertEquals(b, store().artifacts().local("0/r/artifacts/b").orElseThrow());
        assertTrue(store().artifacts().local("0/r/artifacts/a").isEmpty());
    }

    @Test
    void whatWasAlteredOrIsGoneOrOutOfReachIsSaid() throws IOException {
        put("0/r/artifacts/a", "abc");
        shelf.objects.put(KEY, "abd".getBytes(StandardCharsets.UTF_8));
        IOException altered = assertThrows(IOException.class, () -> read("0/r/artifacts/a"));
        assertTrue(String.valueOf(altered.getMessage()).contains("was altered"));
        assertThrows(Refused.class, () -> store().artifacts().local("0/r/artifacts/a"));
        assertEquals(List.of(), files("artifacts"));
        shelf.objects.clear();
        Refused gone = assertThrows(Refused.class, () -> read("0/r/artifacts/a"));
        assertEquals(
                "The content of '0/r/artifacts/a' is missing from s3://bucket/team (SHA-256 "
                        + ABC
                        + ").",
                gone.getMessage());
        shelf.away = true;
        Refused away = assertThrows(Refused.class, () -> read("0/r/artifacts/a"));
        assertEquals(Refused.Why.UNAVAILABLE, away.why());
        Refused unsent = assertThrows(Refused.class, () -> put("0/r/artifacts/c", "c"));
        assertEquals(
                "An artifact's content cannot be stored: s3://bucket/team: its server does not answer.",
                unsent.getMessage());
        assertTrue(store().artifacts().find("0/r/artifacts/c").isEmpty());
        assertEquals(List.of(), files("sending"));
    }

    @Test
    void aRefusedNameLeavesNoContentBehind() throws IOException {
        put("0/r/artifacts/a/b", "abc");
        assertThrows(Refused.class, () -> put("0/r/artifacts/a", "x"));
        assertEquals(Set.of(KEY), shelf.objects.keySet());
    }

    @Test
    void contentThatIsNamedAgainWhileItsLastNameGoesStays() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> works =
                    IntStream.range(0, 8)
                            .<Callable<Integer>>mapToObj(
                                    n ->
                                            () -> {
                                                for (int i = 0; i < 40; i++) {
                                                    put("0/r/artifacts/" + n, "abc");
                                                    assertEquals("abc", read("0/r/artifacts/" + n));
                                                    store().artifacts()
                                                            .delete("0/r/artifacts/" + n);
                                                }
                                                return n;
                                            })
                            .toList();
            for (Future<Integer> work : threads.invokeAll(works)) {
                work.get();
            }
        }
        assertEquals(Set.of(), shelf.objects.keySet());
    }
}
