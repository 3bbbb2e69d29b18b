package dev.loupe.cli;

import dev.loupe.cli.compare.HeldRuns;
import dev.loupe.cli.compare.RunDiffPicture;
import dev.loupe.cli.compare.RunDiffWords;
import dev.loupe.cli.compare.RunPairs;
import dev.loupe.cli.figure.Finished;
import dev.loupe.figure.Figure;
import dev.loupe.runs.Store;
import dev.loupe.runs.store.Stores;
import dev.loupe.sdk.wire.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The part of `loupe diff` that compares runs.
///
/// @param picture where to draw the differences; null for nowhere
record RunDiffs(CommandSpec spec, boolean json, @Nullable Finished picture, boolean dark) {

    /// Runs in logs of any kind; where there are none, a sentence.
    int logs(Path before, List<Path> after) throws IOException {
        int code = Main.DONE;
        try (RunsArgument first = RunsArgument.read(before)) {
            for (Path path : after) {
                try (RunsArgument second = RunsArgument.read(path)) {
                    boolean found = found(before, first) & found(path, second);
                    boolean equal = found && say(first.runs(), second.runs(), after.size() > 1);
                    boolean sound = first.damaged().isEmpty() && second.damaged().isEmpty();
                    code = equal && sound ? code : Main.DAMAGED;
                }
            }
        }
        return code;
    }

    /// Says what is wrong with it, and whether there is something to compare all the same.
    private boolean found(Path path, RunsArgument argument) throws IOException {
        argument.damaged().forEach(spec.commandLine().getErr()::println);
        if (argument.runs().runs().isEmpty()) {
            new ModelArgument(spec).model(path);
            return false;
        }
        return true;
    }

    /// Runs of a store, by name.
    int stored(StoreOptions options, String before, List<String> after) throws IOException {
        String location = options.locationOr("store");
        StoredRuns.exists(location);
        int code = Main.DONE;
        try (Store store = Stores.open(location, options.contents(location))) {
            HeldRuns first = new HeldRuns(before, store, StoredRuns.of(store, before));
            for (String name : after) {
                HeldRuns second = new HeldRuns(name, store, StoredRuns.of(store, name));
                code = say(first, second, after.size() > 1) ? code : Main.DAMAGED;
            }
        }
        return code;
    }

    /// @return whether they are equal
    private boolean say(HeldRuns before, HeldRuns after, boolean several) throws IOException {
        RunPairs pairs = RunPairs.of(before, after);
        String title = before.shortName() + " → " + after.shortName();
        if (json) {
            Map<String, Object> said = new LinkedHashMap<>();
            if (several) {
                said.put("before", before.name());
                said.put("after", after.name());
            }
            said.putAll(RunDiffWords.json(pairs));
            System.out.println(Json.of(said));
        } else {
            System.out.println((several ? title + ": " : "") + RunDiffWords.text(pairs));
        }
        if (picture != null) {
            draw(pairs, title, picture);
        }
        return pairs.equal();
    }

    /// What has no picture is said; it does not change what was found.
    private void draw(RunPairs pairs, String title, Finished finished) throws IOException {
        Figure figure;
        try {
            figure = RunDiffPicture.of(pairs, title);
        } catch (IllegalArgumentException nothing) {
            spec.commandLine().getErr().println(nothing.getMessage());
            return;
        }
        finished.write((dark ? figure.dark() : figure).spec());
    }
}
