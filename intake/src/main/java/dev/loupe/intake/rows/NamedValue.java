package dev.loupe.intake.rows;

import dev.loupe.core.RunId;
import dev.loupe.intake.Opening;
import dev.loupe.runs.domain.SeriesKey;

/// A row of one value that names its series, and maybe its run, as Loupe's own export does (`project,run_id,run,key,step,time,value`).
///
/// @param project empty where the row is of the log's own run, as are `id` and `run`
record NamedValue(String project, String id, String run, String series, double value) {
    /// @param context of the series, where its name has none
    void tell(String context, RowTelling.Step at, long micros, RowTelling into) {
        int brace = series.endsWith("}") ? series.indexOf('{') : -1;
        SeriesKey key =
                brace > 0
                        ? new SeriesKey(series.substring(0, brace), series.substring(brace))
                        : new SeriesKey(series, context);
        if (id.isEmpty()) {
            into.value(key, at, micros, value);
        } else {
            RunId legal =
                    RunId.legal(id) ? new RunId(id) : Opening.derived("rows", project + "\n" + id);
            into.value(
                    new Opening(legal, project, run, "", micros / 1_000), key, at, micros, value);
        }
    }
}
