package dev.loupe.bench.crash;

import dev.loupe.core.RunId;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a [CrashWriter] said was acknowledged, over all its lives.
final class Ledger {
    /// What is known of a run.
    static final class Account {
        boolean created;

        /// Batches acknowledged, from the first on without a hole.
        int batches;

        /// Batches found in the store at the last look; more than acknowledged when the answer was lost.
        int found;

        final SortedSet<Integer> files = new TreeSet<>();
    }

    private final Map<RunId, Account> runs = new LinkedHashMap<>();

    synchronized void take(String line) {
        String[] words = line.split(" ");
        if (words.length < 2) {
            return;
        }
        Account account = of(new RunId(words[1]));
        account.created = true;
        if (words[0].equals("batch")) {
            account.batches = Math.max(account.batches, Integer.parseInt(words[2]) + 1);
        } else if (words[0].equals("file")) {
            account.files.add(Integer.parseInt(words[2]));
        }
    }

    synchronized Account of(RunId run) {
        return runs.computeIfAbsent(run, r -> new Account());
    }

    /// The runs that were begun last.
    synchronized List<RunId> newest(int n) {
        List<RunId> all = List.copyOf(runs.keySet());
        return all.subList(Math.max(0, all.size() - n), all.size());
    }

    synchronized List<RunId> all() {
        return runs.keySet().stream().sorted(Comparator.naturalOrder()).toList();
    }
}
