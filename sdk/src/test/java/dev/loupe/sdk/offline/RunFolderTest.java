package dev.loupe.sdk.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

final class RunFolderTest {
    @TempDir Path folder;

    /// A courier reads the file of an earlier record while a later one keeps the same content.
    @Test
    void contentThatIsKeptAgainIsThereAtEveryMoment() throws IOException {
        byte[] picture = "the same picture".getBytes(StandardCharsets.UTF_8);
        try (RunFolder run = RunFolder.open(folder.resolve("run")).orElseThrow()) {
            Path kept = run.path().resolve("files").resolve(keep(run, picture));
            CompletableFuture<Void> again =
                    CompletableFuture.runAsync(
                            () -> {
                                for (int i = 0; i < 3_000; i++) {
                                    keep(run, picture);
                                }
                            });
            while (!again.isDone()) {
                assertEquals("the same picture", Files.readString(kept));
            }
            again.join();
        }
    }

    private static String keep(RunFolder run, byte[] content) {
        try {
            return run.keep(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
