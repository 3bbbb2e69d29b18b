package dev.loupe.intake.rows;

import dev.loupe.intake.Steps;
import dev.loupe.runs.domain.SeriesKey;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// A JSON object a line: a series a key, nested ones with dotted paths, or a value a line where a key names the series. Objects before the first that has a step are config.
final class JsonRows implements Rows {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .build();
    private static final int DEEPEST = 20;

    private final String file;
    private final boolean scaled;
    private boolean counted;
    private double step = -1;

    private JsonRows(String file, boolean scaled) {
        this.file = file;
        this.scaled = scaled;
    }

    /// Lines that are objects, of which one of the first has a step and a number beside it, where steps never fall in the first lines; where rows name what they belong to, each may begin anew.
    static Optional<Rows> strict(List<String> head, String file) {
        return of(head, file, true);
    }

    /// The same for a file whose name says already that it is a log: its steps may fall.
    static Optional<Rows> named(List<String> head, String file) {
        return of(head, file, false);
    }

    private static Optional<Rows> of(List<String> head, String file, boolean rising) {
        List<Double> steps = new ArrayList<>();
        boolean numbers = false;
        for (String line : head) {
            if (line.isBlank()) {
                continue;
            }
            Optional<JsonNode> row = object(line);
            if (row.isEmpty()) {
                return Optional.empty();
            }
            Map<String, JsonNode> cells = cells(row.get());
            Optional<String> counter = counter(cells);
            OptionalDouble at =
                    counter.isEmpty() ? OptionalDouble.empty() : number(cells.get(counter.get()));
            if (at.isPresent()) {
                boolean falls = !steps.isEmpty() && at.getAsDouble() < steps.getLast();
                if (rising && falls && cells.keySet().stream().noneMatch(JsonRows::groups)) {
                    return Optional.empty();
                }
                steps.add(at.getAsDouble());
                numbers |=
                        cells.entrySet().stream()
                                .anyMatch(
                                        e ->
                                                !e.getKey().equals(counter.get())
                                                        && number(e.getValue()).isPresent());
            }
        }
        return numbers
                ? Optional.of(
                        new JsonRows(
                                file,
                                Steps.fractional(
                                        steps.stream().mapToDouble(Double::doubleValue).toArray())))
                : Optional.empty();
    }

    private static boolean groups(String key) {
        ColumnRole role = ColumnRole.of(key);
        return role == ColumnRole.KEY || role == ColumnRole.CONTEXT;
    }

    private static Optional<JsonNode> object(String line) {
        try {
            return line.stripLeading().startsWith("{")
                    ? Optional.of(JSON.readTree(line)).filter(JsonNode::isObject)
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /// The key that counts the rows.
    static Optional<String> counter(Map<String, JsonNode> cells) {
        return cells.keySet().stream()
                .filter(key -> ColumnRole.rank(key) < Integer.MAX_VALUE)
                .filter(key -> number(cells.get(key)).isPresent())
                .min(Comparator.comparingInt(ColumnRole::rank));
    }

    /// Plain values by dotted path.
    static Map<String, JsonNode> cells(JsonNode row) {
        Map<String, JsonNode> cells = new TreeMap<>();
        add(cells, "", row, 0);
        return cells;
    }

    private static void add(Map<String, JsonNode> into, String path, JsonNode node, int depth) {
        node.properties()
                .forEach(
                        e -> {
                            String key = path.isEmpty() ? e.getKey() : path + '.' + e.getKey();
                            if (e.getValue().isObject() && depth < DEEPEST) {
                                add(into, key, e.getValue(), depth + 1);
                            } else {
                                into.put(key, e.getValue());
                            }
                        });
    }

    static OptionalDouble number(@Nullable JsonNode value) {
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (value.isBoolean()) {
            return OptionalDouble.of(value.asBoolean() ? 1 : 0);
        }
        return value.isNumber()
                ? OptionalDouble.of(value.asDouble())
                : value.isString() ? Cell.number(value.asString()) : OptionalDouble.empty();
    }

    @Override
    public void line(long number, String text, RowTelling into) {
        if (text.isBlank()) {
            return;
        }
        Optional<JsonNode> row = object(text);
        if (row.isEmpty()) {
            into.damaged(
                    "Line %d of the log %s must be a JSON object, but is not; it is left out."
                            .formatted(number + 1, file));
            return;
        }
        Map<String, JsonNode> cells = cells(row.get());
        Optional<String> counter = counter(cells);
        if (counter.isPresent()) {
            counted = true;
            step = number(cells.get(counter.get())).orElse(step);
        } else if (!counted) {
            into.params(row.get());
            return;
        }
        tell(cells, counter.orElse(""), into);
    }

    private void tell(Map<String, JsonNode> cells, String counter, RowTelling into) {
        RowTelling.Step at = new RowTelling.Step(step, scaled);
        long micros = 0;
        String context = "";
        String series = "";
        for (Map.Entry<String, JsonNode> cell : cells.entrySet()) {
            String text = cell.getValue().isContainer() ? "" : cell.getValue().asString("");
            switch (ColumnRole.of(cell.getKey())) {
                case TIME -> micros = Math.max(micros, Cell.time(text));
                case CONTEXT -> context = JSON.writeValueAsString(Map.of(cell.getKey(), text));
                case KEY -> series = text;
                default -> {}
            }
        }
        OptionalDouble one = number(cells.get("value"));
        if (!series.isEmpty() && one.isPresent()) {
            boolean run = cells.containsKey("project") && cells.containsKey("run");
            new NamedValue(
                            run ? text(cells, "project") : "",
                            run ? text(cells, "run_id") : "",
                            run ? text(cells, "run") : "",
                            series,
                            one.getAsDouble())
                    .tell(context, at, micros, into);
            return;
        }
        for (Map.Entry<String, JsonNode> cell : cells.entrySet()) {
            if (!cell.getKey().equals(counter)) {
                cell(cell.getKey(), cell.getValue(), context, at, micros, into);
            }
        }
    }

    private static void cell(
            String key,
            JsonNode cell,
            String context,
            RowTelling.Step at,
            long micros,
            RowTelling into) {
        OptionalDouble value = number(cell);
        boolean time = ColumnRole.of(key) == ColumnRole.TIME;
        if (value.isPresent() && !(time && Cell.moment(value.getAsDouble()))) {
            into.value(new SeriesKey(key, context), at, micros, value.getAsDouble());
        } else if (cell.isString() && ColumnRole.of(key) == ColumnRole.VALUE) {
            into.text(key, cell.asString());
        }
    }

    private static String text(Map<String, JsonNode> cells, String key) {
        JsonNode cell = cells.get(key);
        return cell == null ? "" : cell.asString("");
    }

    @Override
    public String state() {
        return counted + " " + step;
    }

    @Override
    public void restore(String state) {
        int end = state.indexOf(' ');
        counted = state.startsWith("true");
        step = Double.parseDouble(state.substring(end + 1));
    }
}
