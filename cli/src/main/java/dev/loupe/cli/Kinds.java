package dev.loupe.cli;

import dev.loupe.cli.offline.OfflineFormat;
import dev.loupe.cli.offline.StoreSink;
import dev.loupe.intake.Format;
import dev.loupe.intake.open.Formats;
import dev.loupe.runs.Store;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// The kinds of logs that can be opened into a store.
final class Kinds {
    private final OfflineFormat offline;
    private final List<Format> all = new ArrayList<>();

    /// @param project the project of all runs, instead of their own
    Kinds(Store store, @Nullable String project) {
        offline = new OfflineFormat(new StoreSink(store, project));
        all.add(offline);
        all.addAll(Formats.ALL);
    }

    List<Format> all() {
        return all;
    }

    OfflineFormat offline() {
        return offline;
    }

    /// All, or the one that is asked for.
    List<Format> only(@Nullable String name) {
        return name == null ? all : all.stream().filter(kind -> kind.name().equals(name)).toList();
    }

    /// The names, for the help of an option.
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    /// The names, as the help lists them.
    static List<String> names() {
        List<String> names = new ArrayList<>(List.of("offline"));
        Formats.ALL.forEach(format -> names.add(format.name()));
        return names;
    }

    /// @throws ParameterException for a kind that does not exist
    static void check(@Nullable String name, CommandLine line) {
        if (name != null && !names().contains(name)) {
            throw new ParameterException(
                    line,
                    "There is no kind '"
                            + name
                            + "'; the kinds are "
                            + String.join(", ", names())
                            + ".");
        }
    }
}
