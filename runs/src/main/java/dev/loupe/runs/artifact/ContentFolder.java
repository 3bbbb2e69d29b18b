package dev.loupe.runs.artifact;

import dev.loupe.runs.Refused;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// A folder of files named by the SHA-256 of their bytes: `sha256/ab/cdef…`. Equal bytes are one file.
///
/// A file is staged beside its place, synced, and moved there, so that what is there is whole.
public final class ContentFolder implements Contents {
    private final Path root;

    public ContentFolder(Path root) {
        this.root = root;
    }

    /// Bytes that are on the disk, synced, but not yet in their place.
    private record Moved(Incoming incoming, Path place) implements Staged {
        @Override
        public Content content() {
            return incoming.content();
        }

        @Override
        public void keep() throws IOException {
            if (!Files.exists(place) || Files.size(place) != content().bytes()) {
                Files.createDirectories(place.getParent());
                Files.move(
                        incoming.file(),
                        place,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(incoming.file());
        }
    }

    @Override
    public Staged stage(InputStream in) throws IOException {
        Incoming incoming = Incoming.read(in, root.resolve("incoming"));
        return new Moved(incoming, place(incoming.content().sha256()));
    }

    @Override
    public InputStream open(String sha256, String path) {
        try {
            return new VerifiedStream(Files.newInputStream(place(sha256)), sha256, path);
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

    @Override
    public void remove(String sha256) throws IOException {
        Files.deleteIfExists(place(sha256));
    }

    @Override
    public Optional<Path> local(String sha256) {
        return Optional.of(place(sha256)).filter(Files::isRegularFile);
    }

    private Path place(String sha256) {
        return root.resolve("sha256").resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
    }

    @Override
    public void close() {}
}
