package dev.loupe.intake.rows;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What a column of a log is for, by the names that loggers use.
enum ColumnRole {
    STEP,
    /// When a row was written, or seconds since the start.
    TIME,
    /// Names what the row's values belong to, such as `train` or `val`.
    CONTEXT,
    /// Names the series in tables with one value a row.
    KEY,
    VALUE;

    /// From the surest to the vaguest: the first that a log has counts its rows; the others are series.
    private static final List<String> STEPS =
            List.of(
                    "_step",
                    "step",
                    "global_step",
                    "trainer/global_step",
                    "time/total_timesteps",
                    "timesteps_total",
                    "training_iteration",
                    "iteration",
                    "iter",
                    "n_iter",
                    "update",
                    "batch",
                    "round",
                    "epoch");

    private static final Map<String, ColumnRole> OTHERS = others();

    private static Map<String, ColumnRole> others() {
        Map<String, ColumnRole> names = new TreeMap<>();
        List.of(
                        "time",
                        "timestamp",
                        "_timestamp",
                        "wall_time",
                        "wall time",
                        "walltime",
                        "datetime",
                        "date_time",
                        "created_at",
                        "_runtime",
                        "runtime",
                        "elapsed",
                        "elapsed_time",
                        "time_elapsed",
                        "time/time_elapsed",
                        "time_total_s")
                .forEach(name -> names.put(name, TIME));
        List.of("phase", "split", "stage", "subset", "mode", "dataset")
                .forEach(name -> names.put(name, CONTEXT));
        List.of("key", "metric", "tag", "series").forEach(name -> names.put(name, KEY));
        return names;
    }

    /// The role that a name can have. A [#KEY] is one only where the log has a [#VALUE] too.
    static ColumnRole of(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return STEPS.contains(plain) ? STEP : OTHERS.getOrDefault(plain, VALUE);
    }

    /// How sure it is that a column of that name counts the rows: smaller is surer.
    static int rank(String name) {
        int at = STEPS.indexOf(name.strip().toLowerCase(Locale.ROOT));
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    /// Which of these columns counts the rows; -1 if none does.
    static int step(List<String> names) {
        int best = -1;
        for (int i = 0; i < names.size(); i++) {
            int rank = rank(names.get(i));
            if (rank < Integer.MAX_VALUE && (best < 0 || rank < rank(names.get(best)))) {
                best = i;
            }
        }
        return best;
    }
}
