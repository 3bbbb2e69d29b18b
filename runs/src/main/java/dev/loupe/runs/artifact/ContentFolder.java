package dev.loupe.runs.artifact;

import dev.loupe.runs.Refused;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A folder of files named by the SHA-256 of their bytes: `sha256/ab/cdef…`. Equal bytes are one file.
///
/// A file is staged beside its place, synced, and moved there, so that what is there is whole.
public final class ContentFolder {
    private static final int BUFFER = 1 << 17;
    private final Path root;

    public ContentFolder(Path root) {
        this.root = root;
    }

    /// @param sha256 64 hexadecimal digits
    public record Content(String sha256, long bytes) {}

    /// Bytes that are on the disk, synced, but not yet in their place.
    public final class Staged implements AutoCloseable {
        private final Path incoming;
        private final Content content;

        private Staged(Path incoming, Content content) {
            this.incoming = incoming;
            this.content = content;
        }

        public Content content() {
            return content;
        }

        /// Puts them in their place, unless equal bytes are there.
        public void keep() throws IOException {
            Path place = place(content.sha256);
            if (!Files.exists(place) || Files.size(place) != content.bytes) {
                Files.createDirectories(place.getParent());
                Files.move(
                        incoming,
                        place,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(incoming);
        }
    }

    /// Reads to the end.
    public Staged stage(InputStream in) throws IOException {
        Path folder = root.resolve("incoming");
        Files.createDirectories(folder);
        Path incoming = Files.createTempFile(folder, "", ".part");
        MessageDigest digest = sha256();
        long bytes = 0;
        try (FileChannel channel = FileChannel.open(incoming, StandardOpenOption.WRITE);
                OutputStream out = java.nio.channels.Channels.newOutputStream(channel)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
                bytes += n;
            }
            channel.force(true);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(incoming);
            throw e;
        }
        return new Staged(incoming, new Content(HexFormat.of().formatHex(digest.digest()), bytes));
    }

    /// The bytes; the stream fails at its end if they are not those that were put.
    ///
    /// @throws Refused `DAMAGED` if the file is gone
    public InputStream open(String sha256, String path) {
        try {
            return new VerifiedStream(Files.newInputStream(place(sha256)), sha256(), sha256, path);
        } catch (NoSuchFileException e) {
            throw new Refused(
                    Refused.Why.DAMAGED,
                    "The content of '"
                            + path
                            + "' is missing from the artifacts' folder (SHA-256 "
                            + sha256
                            + ").",
                    e);
        } catch (IOException e) {
            throw new Refused(
                    Refused.Why.UNAVAILABLE,
                    "The content of '" + path + "' cannot be read: " + e.getMessage() + ".",
                    e);
        }
    }

    /// Removes content that nothing names any more.
    public void remove(String sha256) throws IOException {
        Files.deleteIfExists(place(sha256));
    }

    /// Where content of that hash lies, if it does.
    public Path file(String sha256) {
        return place(sha256);
    }

    private Path place(String sha256) {
        return root.resolve("sha256").resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
