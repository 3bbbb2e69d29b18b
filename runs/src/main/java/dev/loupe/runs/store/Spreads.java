package dev.loupe.runs.store;

import dev.loupe.runs.RunSearch.Spread;
import dev.loupe.runs.query.FieldColumn;
import dev.loupe.runs.query.FieldColumn.NumberColumn;
import dev.loupe.runs.query.FieldColumn.TextColumn;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The spread of a column over some runs. `sd` is the sample's (n − 1), NaN for fewer than two numbers.
final class Spreads {
    private Spreads() {}

    static Spread of(FieldColumn column, List<Integer> members) {
        double mean = 0;
        double squares = 0;
        double min = Double.NaN;
        double max = Double.NaN;
        int n = 0;
        for (int run : members) {
            double value = number(column, run);
            if (!Double.isNaN(value)) {
                n++;
                double delta = value - mean;
                mean += delta / n;
                squares += delta * (value - mean);
                min = Double.isNaN(min) ? value : Math.min(min, value);
                max = Double.isNaN(max) ? value : Math.max(max, value);
            }
        }
        return new Spread(
                n,
                n == 0 ? Double.NaN : mean,
                n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1)),
                min,
                max,
                same(column, members));
    }

    private static double number(FieldColumn column, int run) {
        return switch (column) {
            case NumberColumn numbers -> numbers.has(run) ? numbers.at(run) : Double.NaN;
            case TextColumn texts ->
                    texts.code(run) < 0 ? Double.NaN : texts.numbers()[texts.code(run)];
            case FieldColumn.ManyColumn many -> Double.NaN;
        };
    }

    private static @Nullable String same(FieldColumn column, List<Integer> members) {
        Object first = members.isEmpty() ? null : column.value(members.getFirst());
        boolean all =
                first instanceof String
                        && members.stream().allMatch(run -> first.equals(column.value(run)));
        return all ? (String) first : null;
    }
}
