package dev.loupe.intake.rows;

import dev.loupe.intake.Steps;
import dev.loupe.runs.domain.SeriesKey;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Separated text with a line of names first: a series a column, or a value a row where a column names the series.
final class CsvRows implements Rows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TENSORBOARD = Pattern.compile(".*-tag-(.+)\\.csv");

    private final CsvHead head;
    private final String file;
    private final boolean scaled;
    private OpenRow open = new OpenRow("");
    private double step = -1;

    private CsvRows(CsvHead head, String file, boolean scaled) {
        this.head = head;
        this.file = file;
        this.scaled = scaled;
    }

    /// Any table that has a step column, whose steps never fall in the first rows, and another column of numbers.
    static Optional<Rows> strict(List<String> lines, String file) {
        return head(lines)
                .filter(head -> head.step() >= 0 && head.counts(lines) && head.numbers(lines))
                .map(head -> rows(head, lines, file));
    }

    /// A table whose name says already that it is a log: rows count themselves where no column does.
    static Optional<Rows> named(List<String> lines, String file) {
        return head(lines)
                .filter(head -> lines.size() > 1 && head.numbers(lines))
                .map(head -> rows(head, lines, file));
    }

    /// Of a table that is not Aim's.
    private static Optional<CsvHead> head(List<String> lines) {
        return CsvHead.of(lines).filter(head -> !AimRows.knows(head));
    }

    private static Rows rows(CsvHead head, List<String> lines, String file) {
        return new CsvRows(head, file, Steps.fractional(head.steps(lines)));
    }

    @Override
    public void line(long number, String text, RowTelling into) {
        List<String> fields = number == 0 ? null : head.fields(number, open.add(text), file, into);
        if (fields == null) {
            return;
        }
        if (!fields.equals(head.names())) {
            row(fields, into);
        }
    }

    private void row(List<String> fields, RowTelling into) {
        OptionalDouble counted =
                head.step() < 0
                        ? OptionalDouble.of(step + 1)
                        : Cell.number(fields.get(head.step()));
        if (counted.isPresent() && Double.isFinite(counted.getAsDouble())) {
            step = counted.getAsDouble();
        }
        RowTelling.Step at = new RowTelling.Step(step, scaled);
        if (!scaled && step != Math.rint(step)) {
            into.damaged(
                    "The log "
                            + file
                            + " has whole steps at first and then the step "
                            + step
                            + "; it is kept as "
                            + (long) step
                            + ".");
        }
        long micros = head.time() < 0 ? 0 : Cell.time(fields.get(head.time()));
        if (head.key() >= 0) {
            one(fields, at, micros, into);
            return;
        }
        String context = context(fields);
        for (int column = 0; column < fields.size(); column++) {
            if (column != head.step() && column != head.context()) {
                cell(column, fields.get(column), context, at, micros, into);
            }
        }
    }

    private void cell(
            int column,
            String text,
            String context,
            RowTelling.Step at,
            long micros,
            RowTelling into) {
        OptionalDouble number = Cell.number(text);
        boolean time = column == head.time();
        if (number.isPresent()) {
            if (!time || !Cell.moment(number.getAsDouble())) {
                into.value(new SeriesKey(name(column), context), at, micros, number.getAsDouble());
            }
        } else if (!time && !Cell.missing(text)) {
            into.text(head.names().get(column), text.strip());
        }
    }

    /// TensorBoard's download of one series names it in the file's name only.
    private String name(int column) {
        String name = head.names().get(column);
        Matcher download = TENSORBOARD.matcher(file);
        return name.equals("Value") && download.matches() ? download.group(1) : name;
    }

    /// A row of one value.
    private void one(List<String> fields, RowTelling.Step at, long micros, RowTelling into) {
        OptionalDouble value = Cell.number(fields.get(head.value()));
        String key = fields.get(head.key());
        if (value.isEmpty() || key.isBlank()) {
            return;
        }
        boolean names = head.runId() >= 0;
        new NamedValue(
                        names ? fields.get(head.project()) : "",
                        names ? fields.get(head.runId()) : "",
                        names ? fields.get(head.run()) : "",
                        key,
                        value.getAsDouble())
                .tell(context(fields), at, micros, into);
    }

    private String context(List<String> fields) {
        if (head.context() < 0 || fields.get(head.context()).isBlank()) {
            return "";
        }
        return JSON.writeValueAsString(
                Map.of(
                        head.names().get(head.context()).strip(),
                        fields.get(head.context()).strip()));
    }

    @Override
    public String state() {
        return step + "\n" + open.begun();
    }

    @Override
    public void restore(String state) {
        int end = state.indexOf('\n');
        step = Double.parseDouble(state.substring(0, end));
        open = new OpenRow(state.substring(end + 1));
    }
}
