package dev.loupe.intake.mlruns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A folder in which each file is a value and its path, with `/`, the key.
final class TextFiles {
    private static final long LONGEST = 1 << 20;

    private final Path root;
    private final Map<String, Long> seen = new HashMap<>();

    TextFiles(Path root) {
        this.root = root;
    }

    /// What a visitor is told of each file.
    @FunctionalInterface
    interface Visitor {
        void file(String key, Path file, BasicFileAttributes is) throws IOException;
    }

    /// All files below, links left out.
    static void visit(Path root, Visitor visitor) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is)
                            throws IOException {
                        if (is.isRegularFile()) {
                            String key = root.relativize(file).toString().replace('\\', '/');
                            visitor.file(key, file, is);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /// All of them.
    static SortedMap<String, String> all(Path root) throws IOException {
        return new TreeMap<>(new TextFiles(root).fresh());
    }

    /// Another number when a file is added, changed or taken away.
    static long signature(Path root) throws IOException {
        long[] sum = {0};
        visit(root, (key, file, is) -> sum[0] += (31L * key.hashCode() + 1) * (stamp(is) | 1));
        return sum[0];
    }

    private static long stamp(BasicFileAttributes is) {
        return is.lastModifiedTime().toMillis() * 31 + is.size();
    }

    /// Those that are new or changed since.
    Map<String, String> fresh() throws IOException {
        Map<String, String> fresh = new LinkedHashMap<>();
        visit(
                root,
                (key, file, is) -> {
                    long stamp = stamp(is);
                    Long before = seen.put(key, stamp);
                    if ((before == null || before != stamp) && is.size() <= LONGEST) {
                        fresh.put(
                                key, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                    }
                });
        return fresh;
    }
}
