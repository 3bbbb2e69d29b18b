package dev.loupe.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The files below a folder, told when they are new or changed. Links that lead out of the folder, and what they lead to, are never told.
public final class FilesBelow {
    private final Path root;
    private final String prefix;
    private final Map<String, String> told = new HashMap<>();
    private final Map<String, String> elsewhere = new TreeMap<>();

    /// @param prefix stands before the files' own paths: empty, or ends in `/`
    public FilesBelow(Path root, String prefix) {
        this.root = root;
        this.prefix = prefix;
    }

    /// Tells all that are new or changed since.
    public void tellAll(FileLog log) throws IOException {
        if (Files.isDirectory(root)) {
            tellBelow(log, root);
        }
    }

    /// Tells those in a folder of it that are new or changed since.
    ///
    /// @return whether there is such a folder
    public boolean tellAll(FileLog log, String folder) throws IOException {
        boolean there = legal(folder) && Files.isDirectory(root.resolve(folder));
        if (there) {
            tellBelow(log, root.resolve(folder));
        }
        return there;
    }

    private void tellBelow(FileLog log, Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.filter(p -> Files.isRegularFile(p)).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path file : all) {
            tell(log, root.relativize(file).toString().replace('\\', '/'));
        }
    }

    /// Tells one if it is there, and new or changed since.
    public void tell(FileLog log, String path) throws IOException {
        Path file = root.resolve(path);
        if (!legal(path)) {
            return;
        }
        if (!own(file)) {
            if (Files.isSymbolicLink(file)) {
                elsewhere.put(path, Files.readSymbolicLink(file).toString());
            }
            return;
        }
        String stamp = stamp(file);
        if (!stamp.equals(told.put(path, stamp))) {
            log.file(prefix + path, stamp, () -> Files.newInputStream(file));
        }
    }

    /// Where links lead that were met and lead out of the folder, by their paths.
    public Map<String, String> elsewhere() {
        return Map.copyOf(elsewhere);
    }

    /// Whether a file of that path is there to be told.
    public boolean has(String path) throws IOException {
        return legal(path) && own(root.resolve(path));
    }

    /// Whether it is a file below the folder, links followed.
    public boolean own(Path file) throws IOException {
        return Files.isRegularFile(file) && file.toRealPath().startsWith(root.toRealPath());
    }

    /// What changes when a file does: its size and time.
    public static String stamp(Path file) throws IOException {
        BasicFileAttributes of = Files.readAttributes(file, BasicFileAttributes.class);
        return of.size() + ":" + of.lastModifiedTime().toMillis();
    }

    /// Whether an address leads to no disk of this machine, nor to a server that is not named.
    public static boolean remote(String uri) {
        return uri.contains("://")
                && !uri.startsWith("file:")
                && !uri.startsWith("mlflow-artifacts:");
    }

    /// Whether the path stays below: relative, `/` between parts, none of them empty, `.` or `..`.
    public static boolean legal(String path) {
        if (path.isEmpty() || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
            return false;
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return true;
    }
}
