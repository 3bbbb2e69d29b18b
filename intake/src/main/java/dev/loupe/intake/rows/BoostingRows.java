package dev.loupe.intake.rows;

import dev.loupe.runs.domain.SeriesKey;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What XGBoost and LightGBM print at each round: `[12]\ttrain-rmse:0.25\tvalid-rmse:0.31` and `[12]\ttrain's l2: 0.06\tvalid's l2: 0.07`. Other lines are passed over.
///
/// A value's series is `DATA-METRIC` where XGBoost printed it and `DATA's METRIC` where LightGBM did, as they are read; a deviation `± s` of cross-validation is the series with `-std` behind it. LightGBM prints the best round once more at the end (`callback.py`, `_EarlyStoppingCallback`); its number is the tag `best_iteration`.
final class BoostingRows implements Rows {
    private static final Pattern ROUND =
            Pattern.compile("^(?:.*?[\\s\\]])?\\[(\\d{1,9})]\\s+(\\S.*)$");
    private static final String NUMBER = "([-+]?(?:\\d[\\d.]*(?:[eE][-+]?\\d+)?|nan|inf))";
    private static final Pattern VALUE =
            Pattern.compile("([^\\t:]+):\\s*" + NUMBER + "(?:\\s*\\+\\s*" + NUMBER + ")?");

    private static final Pattern ITERATION =
            Pattern.compile("^(?:.*?[\\s\\]])?Iteration:(\\d{1,9}), (\\S.*) : " + NUMBER + "\\s*$");

    private static final Pattern BEST = Pattern.compile(".*[Bb]est iteration is:\\s*");

    private boolean best;

    /// Text of which two of the first lines are rounds that count up.
    static Optional<Rows> of(List<String> head, String file) {
        long last = -1;
        int rounds = 0;
        boolean again = false;
        for (String line : head) {
            Matcher iteration = ITERATION.matcher(line);
            if (iteration.matches()) {
                long number = Long.parseLong(iteration.group(1));
                rounds += number >= last ? 1 : -head.size();
                last = number;
                continue;
            }
            Matcher round = ROUND.matcher(line);
            if (!again && round.matches() && VALUE.matcher(round.group(2)).lookingAt()) {
                long number = Long.parseLong(round.group(1));
                if (number <= last) {
                    return Optional.empty();
                }
                last = number;
                rounds++;
            }
            again = BEST.matcher(line).matches();
        }
        return rounds > 1 ? Optional.of(new BoostingRows()) : Optional.empty();
    }

    @Override
    public void line(long number, String text, RowTelling into) {
        Matcher iteration = ITERATION.matcher(text);
        if (iteration.matches()) {
            value(
                    iteration.group(2).strip(),
                    iteration.group(3),
                    new RowTelling.Step(Long.parseLong(iteration.group(1)), false),
                    into);
            return;
        }
        Matcher round = ROUND.matcher(text);
        boolean again = best;
        best = BEST.matcher(text).matches();
        if (!round.matches()) {
            return;
        }
        if (again) {
            into.text("best_iteration", round.group(1));
        }
        RowTelling.Step at = new RowTelling.Step(Long.parseLong(round.group(1)), false);
        Matcher values = VALUE.matcher(round.group(2));
        while (values.find()) {
            String key = values.group(1).strip();
            value(key, values.group(2), at, into);
            if (values.group(3) != null) {
                value(key + "-std", values.group(3), at, into);
            }
        }
    }

    private static void value(String key, String text, RowTelling.Step at, RowTelling into) {
        OptionalDouble value = Cell.number(text);
        if (value.isPresent()) {
            into.value(SeriesKey.of(key), at, 0, value.getAsDouble());
        }
    }

    @Override
    public String state() {
        return String.valueOf(best);
    }

    @Override
    public void restore(String state) {
        best = Boolean.parseBoolean(state);
    }
}
