package dev.loupe.networks.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;

/// Several files in one stretch of bytes, so that what changes bytes changes models of many files too. Before each file's bytes stands `<<file NAME>>` and a line feed; the name `.` says that the folder itself is the model,
/// otherwise the first file is. There are no lengths: whatever is cut out, the other files stay what they were.
///
/// @param folder whether the folder is the model
/// @param files  by their paths below it, with `/`
record Bundle(boolean folder, Map<String, byte[]> files) {
    private static final byte[] BEFORE = "<<file ".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] AFTER = ">>\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LONGEST_NAME = 200;
    private static final int MOST_FILES = 40;

    /// Whether these bytes are a bundle rather than a file.
    static boolean is(byte[] bytes) {
        return at(bytes, 0, BEFORE);
    }

    static Bundle of(byte[] bytes) {
        boolean folder = false;
        Map<String, byte[]> files = new LinkedHashMap<>();
        int at = 0;
        while (at < bytes.length && files.size() < MOST_FILES) {
            int nameEnd = next(bytes, at + BEFORE.length, AFTER);
            int bodyAt = Math.min(bytes.length, nameEnd + AFTER.length);
            int end = next(bytes, bodyAt, BEFORE);
            int nameAt = Math.min(at + BEFORE.length, nameEnd);
            int length = Math.min(nameEnd - nameAt, LONGEST_NAME);
            String name = new String(bytes, nameAt, length, StandardCharsets.UTF_8);
            if (name.equals(".")) {
                folder = true;
            } else {
                files.put(name, java.util.Arrays.copyOfRange(bytes, bodyAt, end));
            }
            at = end;
        }
        return new Bundle(folder, files);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (folder) {
            put(out, ".", new byte[0]);
        }
        files.forEach((name, content) -> put(out, name, content));
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, String name, byte[] content) {
        out.writeBytes(BEFORE);
        out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(AFTER);
        out.writeBytes(content);
    }

    /// Writes the files below `home`, which is emptied before; names that lead out of it, or that the disk refuses, are passed over.
    ///
    /// @return what is to be opened
    Path write(Path home) throws IOException {
        clear(home);
        Files.createDirectories(home);
        Path first = home;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            try {
                Path path = home.resolve(file.getKey()).normalize();
                if (path.startsWith(home) && !path.equals(home)) {
                    Files.createDirectories(path.resolveSibling("."));
                    Files.write(path, file.getValue());
                    first = first.equals(home) ? path : first;
                }
            } catch (InvalidPathException | IOException refused) {
                continue;
            }
        }
        return folder ? home : first;
    }

    private static void clear(Path home) throws IOException {
        if (!Files.exists(home)) {
            return;
        }
        Files.walkFileTree(
                home,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path folder, @org.jspecify.annotations.Nullable IOException failed)
                            throws IOException {
                        Files.delete(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /// Where `what` stands next, from `from` on; the end if nowhere.
    private static int next(byte[] bytes, int from, byte[] what) {
        for (int i = from; i + what.length <= bytes.length; i++) {
            if (at(bytes, i, what)) {
                return i;
            }
        }
        return bytes.length;
    }

    private static boolean at(byte[] bytes, int from, byte[] what) {
        return from + what.length <= bytes.length
                && java.util.Arrays.equals(bytes, from, from + what.length, what, 0, what.length);
    }
}
