package dev.loupe.cli.export;

import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.Run;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// A folder for each run, by its name: `a/train` is a folder in a folder, `.` the folder of all. Names that would lead elsewhere or come twice are changed.
public final class RunFolders {
    private final Path out;
    private final boolean projects;
    private final Set<Path> given = new HashSet<>();

    /// @param projects whether runs lie below a folder of their project's name
    public RunFolders(Path out, boolean projects) {
        this.out = out;
        this.projects = projects;
    }

    public Path of(Project project, Run run) {
        Path home = projects ? out.resolve(part(project.name())) : out;
        Path folder = home;
        for (String name : run.name().split("[/\\\\]")) {
            if (!name.isEmpty() && !name.equals(".")) {
                folder = folder.resolve(part(name));
            }
        }
        if (!given.add(folder)) {
            folder =
                    folder.equals(home)
                            ? home.resolve(run.id().value())
                            : folder.resolveSibling(folder.getFileName() + "-" + run.id().value());
            given.add(folder);
        }
        return folder;
    }

    /// A name that every file system takes.
    static String part(String name) {
        StringBuilder clean = new StringBuilder();
        name.codePoints()
                .map(c -> c < 32 || "/\\:*?\"<>|".indexOf(c) >= 0 ? '_' : c)
                .limit(120)
                .forEach(clean::appendCodePoint);
        String text = clean.toString().strip();
        boolean dots = text.chars().allMatch(c -> c == '.');
        boolean device = text.toLowerCase(Locale.ROOT).matches("(con|prn|aux|nul)(\\..*)?");
        return dots || device ? "_" + text.replace('.', '_') : text;
    }
}
