package dev.loupe.sdk.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class RunFolderTest {
    private static final byte[] CONTENT = "the same picture".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;

    /// Who sends it opens it at any time.
    @Test
    void aFileThatIsKeptAgainByManyIsNeverMissing() throws Exception {
        try (RunFolder run = RunFolder.open(folder.resolve("run")).orElseThrow();
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Path kept = run.path().resolve("files").resolve(keep(run));
            List<Future<String>> again = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                again.add(threads.submit(() -> keep(run)));
                assertEquals(CONTENT.length, Files.readAllBytes(kept).length);
            }
            for (Future<String> one : again) {
                assertEquals(kept.getFileName().toString(), one.get());
            }
        }
    }

    private static String keep(RunFolder run) throws IOException {
        return run.keep(new ByteArrayInputStream(CONTENT));
    }
}
