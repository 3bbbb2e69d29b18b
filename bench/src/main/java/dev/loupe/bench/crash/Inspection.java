package dev.loupe.bench.crash;

import dev.loupe.core.RunId;
import dev.loupe.runs.Artifacts;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.domain.SeriesSummary;
import dev.loupe.runs.series.Aggregate;
import dev.loupe.runs.series.Column;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Compares a store with a [Ledger]: what was acknowledged is there once, and nothing is there that was never sent.
///
/// Of the batches under way at the kill some may be there, each wholly: the stored batches are the first `k` of the [Script].
final class Inspection {
    private final Store store;
    private final Ledger ledger;

    Inspection(Store store, Ledger ledger) {
        this.store = store;
        this.ledger = ledger;
    }

    /// @return points found
    /// @throws AssertionError saying what is missing, twice there, or too much
    long run(RunId run) throws IOException {
        Ledger.Account account = ledger.of(run);
        if (store.runs().find(run).isEmpty()) {
            that(!account.created, run, "was acknowledged but is not there");
            return 0;
        }
        List<Param> params = store.runs().params(run);
        int batches = params.size();
        that(
                batches >= account.batches,
                run,
                account.batches + " batches were acknowledged, only " + batches + " are there");
        int sent = Math.max(account.batches, account.found) + CrashWriter.WINDOW;
        that(batches <= sent, run, batches + " batches are there, at most " + sent + " were sent");
        account.found = batches;
        Set<Param> expected = new HashSet<>();
        for (int number = 0; number < batches; number++) {
            expected.add(Script.param(run, number));
        }
        that(new HashSet<>(params).equals(expected), run, "params differ: " + params);
        Map<String, String> tags = store.runs().tags(run);
        tags.remove(Run.NAME);
        that(tags.equals(Script.tags(run, 0, batches)), run, "tags differ: " + tags);
        long points = 0;
        for (SeriesKey series : Script.SERIES) {
            points += series(run, batches, series);
        }
        files(run, account);
        return points;
    }

    private int series(RunId run, int batches, SeriesKey series) {
        Column expected = Script.series(run, batches, series);
        Column found = store.series().all(run, series);
        that(
                Arrays.equals(expected.steps(), found.steps())
                        && Arrays.equals(expected.micros(), found.micros())
                        && Arrays.equals(bits(expected), bits(found)),
                run,
                series
                        + ": expected "
                        + expected.size()
                        + " points after "
                        + batches
                        + " batches, found "
                        + found.size()
                        + " or other ones");
        if (expected.size() > 0) {
            SeriesSummary summary =
                    store.runs().series(run).stream()
                            .filter(s -> s.series().equals(series))
                            .findAny()
                            .orElseThrow();
            SeriesSummary of = Aggregate.of(expected).summary(series);
            that(
                    summary.count() == of.count()
                            && summary.nanCount() == of.nanCount()
                            && summary.lastStep() == of.lastStep()
                            && Double.compare(summary.min(), of.min()) == 0
                            && Double.compare(summary.max(), of.max()) == 0,
                    run,
                    series + ": expected the summary " + of + ", found " + summary);
        }
        return expected.size();
    }

    private void files(RunId run, Ledger.Account account) throws IOException {
        Set<String> there = new TreeSet<>();
        for (Artifacts.Entry entry : store.artifacts().list("0/" + run + "/artifacts")) {
            there.add(entry.path());
        }
        for (int number : Script.files(0, account.found)) {
            String path = Script.path(run, number);
            boolean found = there.remove(path);
            that(
                    found || !account.files.contains(number),
                    run,
                    path + " was acknowledged but is not there");
            if (found) {
                try (InputStream in = store.artifacts().open(path)) {
                    that(
                            Arrays.equals(in.readAllBytes(), Script.file(run, number)),
                            run,
                            path + " has other bytes");
                }
            }
        }
        that(there.isEmpty(), run, "files that were never sent: " + there);
    }

    private static long[] bits(Column points) {
        return Arrays.stream(points.values()).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    private static void that(boolean holds, RunId run, String otherwise) {
        if (!holds) {
            throw new AssertionError("run " + run + ": " + otherwise);
        }
    }
}
