package dev.loupe.intake.rows;

import dev.loupe.core.RunId;
import dev.loupe.intake.Opening;
import dev.loupe.intake.Steps;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.SeriesKey;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// The table that Aim makes of metrics, saved as CSV (`Metric.dataframe` with name, context and run, `aim/sdk/sequences/metric.py`, 3.x): a point a row, with `run.hash`, `metric.name`, `step`, `value`, `time`, a column `metric.context.KEY` each
/// part of a context and `run.PATH` each param. pandas writes NaN as nothing.
final class AimRows implements Rows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CONTEXT = "metric.context.";
    private static final String RUN = "run.";

    /// What Aim noted of the machine and the program.
    private static final String SYSTEM = "run.__system_params";

    private final CsvHead head;
    private final String file;
    private final int hash;
    private final int name;
    private final int step;
    private final int value;
    private final int time;
    private final boolean scaled;
    private final Map<String, Opening> runs = new HashMap<>();
    private OpenRow open = new OpenRow("");

    private AimRows(CsvHead head, List<String> lines, String file) {
        this.head = head;
        this.file = file;
        hash = head.names().indexOf("run.hash");
        name = head.names().indexOf("metric.name");
        step = head.names().indexOf("step");
        value = head.names().indexOf("value");
        time = head.names().indexOf("time");
        scaled = Steps.fractional(head.steps(lines));
    }

    static Optional<Rows> of(List<String> lines, String file) {
        return CsvHead.of(lines).filter(AimRows::knows).map(head -> new AimRows(head, lines, file));
    }

    /// Whether the columns are those of Aim's table.
    static boolean knows(CsvHead head) {
        return head.names().containsAll(List.of("run.hash", "metric.name", "step", "value"));
    }

    @Override
    public void line(long number, String text, RowTelling into) {
        List<String> fields = number == 0 ? null : head.fields(number, open.add(text), file, into);
        if (fields == null) {
            return;
        }
        OptionalDouble at = Cell.number(fields.get(step));
        boolean nan = fields.get(value).isBlank();
        OptionalDouble is = nan ? OptionalDouble.of(Double.NaN) : Cell.number(fields.get(value));
        if (at.isEmpty() || is.isEmpty() || fields.get(hash).isBlank()) {
            into.damaged(
                    "Line %d of Aim's table %s must have a run, a step and a value; it is left out."
                            .formatted(number + 1, file));
            return;
        }
        long micros = time < 0 ? 0 : Cell.time(fields.get(time));
        into.value(
                run(fields, micros, into),
                new SeriesKey(fields.get(name), context(fields)),
                new RowTelling.Step(at.getAsDouble(), scaled),
                micros,
                is.getAsDouble());
    }

    /// The run of a row. Its params are told with its first row.
    private Opening run(List<String> fields, long micros, RowTelling into) {
        return runs.computeIfAbsent(
                fields.get(hash),
                id -> {
                    RunId legal = RunId.legal(id) ? new RunId(id) : Opening.derived("aim", id);
                    Opening run = into.other(legal, id, micros / 1_000);
                    into.params(run, params(fields));
                    return run;
                });
    }

    private List<Param> params(List<String> fields) {
        List<Param> params = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String column = head.names().get(i);
            boolean param = column.startsWith(RUN) && i != hash && !column.startsWith(SYSTEM);
            if (param && !fields.get(i).isEmpty()) {
                params.add(Param.of(column.substring(RUN.length()), fields.get(i)));
            }
        }
        return params;
    }

    private String context(List<String> fields) {
        TreeMap<String, String> context = new TreeMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String column = head.names().get(i);
            if (column.startsWith(CONTEXT) && !fields.get(i).isEmpty()) {
                context.put(column.substring(CONTEXT.length()), fields.get(i));
            }
        }
        return context.isEmpty() ? "" : JSON.writeValueAsString(context);
    }

    @Override
    public String state() {
        return open.begun();
    }

    @Override
    public void restore(String state) {
        open = new OpenRow(state);
    }
}
