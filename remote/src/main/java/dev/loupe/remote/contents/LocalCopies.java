package dev.loupe.remote.contents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Copies of objects by their hash, as files that are whole and never change. Beyond a number of bytes those go that were asked for longest ago.
final class LocalCopies {
    private final Path folder;
    private final long mostBytes;

    /// Brings the bytes to a file.
    interface Fetch {
        void into(Path file) throws IOException;
    }

    LocalCopies(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /// The copy, made if it is not here.
    synchronized Path of(String sha256, Fetch fetch) throws IOException {
        Path file = folder.resolve(sha256);
        if (!Files.isRegularFile(file)) {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "", ".part");
            try {
                fetch.into(part);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        makeRoom(file);
        return file;
    }

    synchronized void remove(String sha256) throws IOException {
        Files.deleteIfExists(folder.resolve(sha256));
    }

    private record Kept(Path file, long bytes, FileTime asked) {}

    private void makeRoom(Path newest) throws IOException {
        List<Kept> kept;
        try (Stream<Path> all = Files.list(folder)) {
            kept =
                    all.map(file -> new Kept(file, file.toFile().length(), asked(file)))
                            .sorted(Comparator.comparing(Kept::asked))
                            .toList();
        }
        long sum = kept.stream().mapToLong(Kept::bytes).sum();
        for (Kept oldest : kept) {
            if (sum > mostBytes && !oldest.file().equals(newest)) {
                Files.deleteIfExists(oldest.file());
                sum -= oldest.bytes();
            }
        }
    }

    private static FileTime asked(Path file) {
        return FileTime.fromMillis(file.toFile().lastModified());
    }
}
