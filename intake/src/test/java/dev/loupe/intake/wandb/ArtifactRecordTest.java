package dev.loupe.intake.wandb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.core.RunId;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.intake.Opening;
import dev.loupe.intake.RecordingLogbook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;

final class ArtifactRecordTest {
    @TempDir Path dir;

    @Test
    void takesAFileOfTheDiskOnlyIfItIsWhatWasLogged() throws Exception {
        Path words = Files.writeString(dir.resolve("words"), "one two");
        Path secret = Files.writeString(dir.resolve("secret"), "secret!");
        String digest =
                Base64.getEncoder()
                        .encodeToString(
                                MessageDigest.getInstance("MD5").digest(Files.readAllBytes(words)));
        ByteArrayOutputStream manifest = new ByteArrayOutputStream();
        manifest.writeBytes(message(4, entry("data/words.txt", digest, words)));
        manifest.writeBytes(message(4, entry("data/secret.txt", digest, secret)));
        manifest.writeBytes(message(4, entry("../words.txt", digest, words)));
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(text(5, "set"));
        record.writeBytes(message(12, manifest.toByteArray()));
        RecordingLogbook book = new RecordingLogbook();
        RecordingLogbook.Recorded run =
                (RecordingLogbook.Recorded)
                        book.run(new Opening(new RunId("abcd1234"), "p", "r", "", 0));
        ArtifactRecord.tell(Bytes.of(record.toByteArray()), run);
        assertEquals(
                Set.of("artifacts/set/manifest.json", "artifacts/set/data/words.txt"),
                run.files.keySet());
        assertArrayEquals(
                "one two".getBytes(StandardCharsets.UTF_8),
                run.files.get("artifacts/set/data/words.txt"));
    }

    private static byte[] entry(String path, String digest, Path local) {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.writeBytes(text(1, path));
        entry.writeBytes(text(2, digest));
        entry.writeBytes(new byte[] {4 << 3, 7});
        entry.writeBytes(text(6, local.toString()));
        return entry.toByteArray();
    }

    private static byte[] text(int field, String text) {
        return message(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] message(int field, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(field << 3 | 2);
        int n = body.length;
        while (n > 127) {
            out.write(n & 127 | 128);
            n >>>= 7;
        }
        out.write(n);
        out.writeBytes(body);
        return out.toByteArray();
    }
}
