package dev.loupe.cli.compare;

import dev.loupe.runs.diff.RunDiff;
import dev.loupe.runs.domain.Run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Two sets of runs, paired: one with one whatever they are called, else by name, those of one name in their order.
///
/// @param added   names of runs that only the second has
/// @param removed names of runs that only the first has
public record RunPairs(
        HeldRuns before,
        HeldRuns after,
        List<Pair> pairs,
        List<String> added,
        List<String> removed) {

    /// Two runs that stand for the same, and what differs.
    public record Pair(Run before, Run after, RunDiff diff) {}

    /// Compares everything that both logged.
    public static RunPairs of(HeldRuns before, HeldRuns after) {
        RunPairs all =
                new RunPairs(
                        before, after, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        if (before.runs().size() == 1 && after.runs().size() == 1) {
            all.pair(before.runs().getFirst(), after.runs().getFirst());
            return all;
        }
        Map<String, Deque<Run>> waiting = new LinkedHashMap<>();
        for (Run run : after.runs()) {
            waiting.computeIfAbsent(run.name(), name -> new ArrayDeque<>()).add(run);
        }
        for (Run run : before.runs()) {
            Run other = waiting.getOrDefault(run.name(), new ArrayDeque<>()).poll();
            if (other == null) {
                all.removed.add(run.name());
            } else {
                all.pair(run, other);
            }
        }
        waiting.values().forEach(rest -> rest.forEach(run -> all.added.add(run.name())));
        return all;
    }

    private void pair(Run a, Run b) {
        pairs.add(new Pair(a, b, RunDiff.of(before.store(), a, after.store(), b)));
    }

    /// Whether what differs is said with the run's name before it.
    boolean several() {
        return pairs.size() + added.size() + removed.size() > 1;
    }

    public boolean equal() {
        return added.isEmpty()
                && removed.isEmpty()
                && pairs.stream().allMatch(pair -> pair.diff().equal());
    }
}
