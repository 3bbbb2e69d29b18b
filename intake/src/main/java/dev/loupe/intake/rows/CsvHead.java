package dev.loupe.intake.rows;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// The line of names, and which column is for what; -1 where none is.
///
/// @param key     names the series, in tables of one `value` a row
/// @param runId   with `run` and `project` beside it: Loupe's own export
record CsvHead(
        List<String> names,
        char separator,
        int step,
        int time,
        int context,
        int key,
        int value,
        int project,
        int runId,
        int run) {
    private static final int MOST_NAMES = 20_000;

    /// What the first line says; empty if it cannot be names.
    static Optional<CsvHead> of(List<String> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String first =
                lines.getFirst().startsWith("\uFEFF")
                        ? lines.getFirst().substring(1)
                        : lines.getFirst();
        char separator = CsvFields.separator(first);
        List<String> names = CsvFields.of(first, separator).stream().map(String::strip).toList();
        boolean plausible =
                names.size() > 1
                        && names.size() <= MOST_NAMES
                        && first.indexOf('\0') < 0
                        && names.stream().allMatch(name -> Cell.number(name).isEmpty())
                        && names.stream().anyMatch(name -> !name.isEmpty());
        return plausible ? Optional.of(of(numbered(names), separator)) : Optional.empty();
    }

    private static List<String> numbered(List<String> names) {
        List<String> all = new ArrayList<>();
        for (String name : names) {
            all.add(name.isEmpty() ? "column " + (all.size() + 1) : name);
        }
        return List.copyOf(all);
    }

    private static CsvHead of(List<String> names, char separator) {
        int value = index(names, "value");
        int key = value < 0 ? -1 : role(names, ColumnRole.KEY);
        int runId = key < 0 ? -1 : index(names, "run_id");
        int project = index(names, "project");
        int run = index(names, "run");
        boolean export = runId >= 0 && project >= 0 && run >= 0;
        return new CsvHead(
                names,
                separator,
                ColumnRole.step(names),
                role(names, ColumnRole.TIME),
                role(names, ColumnRole.CONTEXT),
                key,
                value,
                export ? project : -1,
                export ? runId : -1,
                export ? run : -1);
    }

    private static int role(List<String> names, ColumnRole role) {
        for (int i = 0; i < names.size(); i++) {
            if (ColumnRole.of(names.get(i)) == role) {
                return i;
            }
        }
        return -1;
    }

    private static int index(List<String> names, String wanted) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).toLowerCase(Locale.ROOT).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /// The fields of a whole row; null for none, and, said, where they are more or fewer than names.
    ///
    /// @param number of its last line
    @Nullable List<String> fields(long number, @Nullable String row, String file, RowTelling into) {
        if (row == null) {
            return null;
        }
        List<String> fields = CsvFields.of(row, separator);
        if (fields.size() == names.size()) {
            return fields;
        }
        into.damaged(
                "Line %d of the log %s must have %d fields as its first line, but has %d; it is left out."
                        .formatted(number + 1, file, names.size(), fields.size()));
        return null;
    }

    private List<List<String>> rows(List<String> lines) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (!line.isBlank()) {
                List<String> fields = CsvFields.of(line, separator);
                if (fields.size() == names.size()) {
                    rows.add(fields);
                }
            }
        }
        return rows;
    }

    /// The steps of the first rows.
    double[] steps(List<String> lines) {
        if (step < 0) {
            return new double[0];
        }
        return rows(lines).stream()
                .map(row -> Cell.number(row.get(step)))
                .flatMapToDouble(OptionalDouble::stream)
                .filter(Double::isFinite)
                .toArray();
    }

    /// Whether there are rows, every one of the first has a step, and steps do not fall; where rows name their series, each may begin anew, and so may epochs that go up one by one, as a
    /// log that was appended to by another training.
    boolean counts(List<String> lines) {
        List<List<String>> rows = rows(lines);
        double[] steps = new double[rows.size()];
        for (int i = 0; i < steps.length; i++) {
            OptionalDouble here = Cell.number(rows.get(i).get(step));
            if (here.isEmpty()) {
                return false;
            }
            steps[i] = here.getAsDouble();
        }
        return steps.length > 0 && (key >= 0 || context >= 0 || rise(steps) || trainings(steps));
    }

    private static boolean rise(double[] steps) {
        for (int i = 1; i < steps.length; i++) {
            if (steps[i] < steps[i - 1]) {
                return false;
            }
        }
        return true;
    }

    /// Whether a step that does not follow the one before begins where the first did.
    private boolean trainings(double[] steps) {
        boolean any = false;
        for (int i = 1; i < steps.length; i++) {
            boolean anew = steps[i] == steps[0];
            if (!anew && steps[i] < steps[i - 1]) {
                return false;
            }
            any |= steps[i] == steps[i - 1] + 1;
        }
        return any && names.get(step).equalsIgnoreCase("epoch");
    }

    /// Whether another column than that of steps has numbers.
    boolean numbers(List<String> lines) {
        for (List<String> row : rows(lines)) {
            for (int i = 0; i < row.size(); i++) {
                if (i != step && Cell.number(row.get(i)).isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }
}
