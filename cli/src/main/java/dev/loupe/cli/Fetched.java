package dev.loupe.cli;

import dev.loupe.intake.open.Remote;
import dev.loupe.intake.open.Site;
import dev.loupe.runs.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A file or folder that a command reads: one of this machine, or the copy of what lies behind a URL. The copy is kept in `~/.loupe/remote`, so that a second look fetches only what changed.
///
/// @param named what the user wrote
/// @param path  where it is
record Fetched(String named, Path path) {
    /// Brings here what lies behind a URL.
    ///
    /// @throws NoSuchFileException if a path is not there, or nothing lies behind the URL
    static Fetched of(String named) throws IOException {
        if (Remote.scheme(named).isEmpty()) {
            Path path = Path.of(named);
            ImportCommand.exists(path);
            return new Fetched(named, path);
        }
        Path cache = StoreOptions.cache(StoreOptions.home("store")).resolve("inspected");
        List<String> problems = new ArrayList<>();
        Remote.Wishes wishes = new Remote.Wishes(cache, List.of(), Long.MAX_VALUE, problems::add);
        try (Site site = Remote.site(named, wishes);
                Progress progress = new Progress("Fetching")) {
            site.fetch(
                    (read, bytes, n) ->
                            progress.at(read >> 20, bytes >> 20, "MB of " + n + " files"));
            Path path =
                    site.files()
                            .orElseThrow(
                                    () ->
                                            new Refused(
                                                    Refused.Why.INVALID,
                                                    "What lies behind " + named + " is no file."));
            if (!problems.isEmpty()) {
                throw new IOException(problems.getFirst());
            }
            if (!Files.exists(path) || Files.isDirectory(path) && empty(path)) {
                throw new NoSuchFileException(named);
            }
            return new Fetched(named, path);
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    /// The text with what the user wrote instead of where the copy lies.
    String original(String text) {
        return text.replace(path.toString(), named);
    }
}
