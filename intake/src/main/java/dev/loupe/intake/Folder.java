package dev.loupe.intake;

import java.nio.file.Path;
import java.util.List;

/// A folder as a scan meets it.
///
/// @param root    the path that was asked for; names of runs are relative to it
/// @param path    the folder itself, `root` or below
/// @param files   names of its files, sorted
/// @param folders names of its folders, sorted; links that lead back up are left out
public record Folder(Path root, Path path, List<String> files, List<String> folders) {
    /// The path below the root with `/` between parts; `.` for the root.
    public String relative() {
        String below = root.relativize(path).toString().replace('\\', '/');
        return below.isEmpty() ? "." : below;
    }

    public boolean has(String name) {
        return files.contains(name);
    }

    public boolean hasFolder(String name) {
        return folders.contains(name);
    }
}
