package dev.loupe.remote.contents;

import dev.loupe.remote.mirror.Target;
import dev.loupe.runs.Refused;
import dev.loupe.runs.artifact.Contents;
import dev.loupe.runs.artifact.Incoming;
import dev.loupe.runs.artifact.VerifiedStream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Files by content in an object store: `PREFIX/sha256/ab/cdef…`, as a folder of artifacts has them, so that either can be copied to the other.
///
/// What comes is written to a file of this machine first, as its hash is its key; then it is sent, unless it is there. What is to be mapped is brought to a [LocalCopies].
public final class ShelvedContents implements Contents {
    private static final long MOST_COPIES = 8L << 30;

    private final Shelf shelf;
    private final String url;
    private final String prefix;
    private final Path staging;
    private final LocalCopies copies;

    /// @param url       for sentences
    /// @param prefix    of keys, without a slash at its end; may be empty
    /// @param cache     of this machine
    /// @param mostBytes of copies in it, but at least the newest
    public ShelvedContents(Shelf shelf, String url, String prefix, Path cache, long mostBytes) {
        this.shelf = shelf;
        this.url = url;
        this.prefix = prefix.isEmpty() ? "" : prefix + "/";
        this.staging = cache.resolve("sending");
        this.copies = new LocalCopies(cache.resolve("artifacts"), mostBytes);
    }

    /// Contents of a shelf that can be listed. Takes the shelf, also where it fails.
    ///
    /// @throws Refused UNAVAILABLE if it cannot be listed
    public static ShelvedContents checked(Shelf shelf, Target target, Path cache) {
        try {
            shelf.check(target.prefix());
        } catch (IOException e) {
            shelf.close();
            throw new Refused(
                    Refused.Why.UNAVAILABLE,
                    "Artifacts cannot be kept in %s: %s.".formatted(target.url(), e.getMessage()),
                    e);
        }
        return new ShelvedContents(shelf, target.url(), target.prefix(), cache, MOST_COPIES);
    }

    private String key(String sha256) {
        return prefix + "sha256/" + sha256.substring(0, 2) + "/" + sha256.substring(2);
    }

    private record Sent(Incoming incoming, String key, ShelvedContents to) implements Staged {
        @Override
        public Content content() {
            return incoming.content();
        }

        @Override
        public void keep() throws IOException {
            try {
                if (!to.shelf.holds(key, content().bytes())) {
                    to.shelf.put(key, incoming.file());
                }
            } catch (IOException e) {
                throw new IOException(to.url + ": " + e.getMessage(), e);
            }
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(incoming.file());
        }
    }

    @Override
    public Staged stage(InputStream in) throws IOException {
        Incoming incoming = Incoming.read(in, staging);
        return new Sent(incoming, key(incoming.content().sha256()), this);
    }

    @Override
    public InputStream open(String sha256, String path) {
        try {
            return new VerifiedStream(shelf.read(key(sha256)), sha256, path);
        } catch (NoSuchFileException e) {
            throw new Refused(
                    Refused.Why.DAMAGED,
                    "The content of '%s' is missing from %s (SHA-256 %s)."
                            .formatted(path, url, sha256),
                    e);
        } catch (IOException e) {
            throw new Refused(
                    Refused.Why.UNAVAILABLE,
                    "The content of '%s' cannot be read from %s: %s."
                            .formatted(path, url, e.getMessage()),
                    e);
        }
    }

    @Override
    public Optional<Path> local(String sha256) {
        try {
            return Optional.of(copies.of(sha256, into -> fetch(sha256, into)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Refused(
                    Refused.Why.UNAVAILABLE,
                    "A file cannot be brought here from %s: %s.".formatted(url, e.getMessage()),
                    e);
        }
    }

    private void fetch(String sha256, Path into) throws IOException {
        try (InputStream in = new VerifiedStream(shelf.read(key(sha256)), sha256, sha256)) {
            Files.copy(in, into, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void remove(String sha256) throws IOException {
        shelf.remove(key(sha256));
        copies.remove(sha256);
    }

    @Override
    public void close() {
        shelf.close();
    }
}
