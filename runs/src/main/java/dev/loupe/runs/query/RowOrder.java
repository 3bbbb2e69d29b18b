package dev.loupe.runs.query;

import dev.loupe.runs.query.FieldColumn.NumberColumn;
import dev.loupe.runs.query.FieldColumn.TextColumn;

import java.util.function.IntUnaryOperator;

/// The order of runs by one column: numbers, then NaN, then missing; texts that are numbers as numbers, before other texts.
public final class RowOrder {
    /// Compares two runs by their ordinals.
    public interface Comparison {
        int compare(int a, int b);
    }

    private RowOrder() {}

    /// NaN and missing come last in both directions, as MLflow sorts.
    public static Comparison by(FieldColumn column, boolean descending) {
        int sign = descending ? -1 : 1;
        return switch (column) {
            case NumberColumn numbers ->
                    (a, b) -> {
                        boolean hasA = numbers.has(a);
                        boolean hasB = numbers.has(b);
                        return hasA && hasB
                                ? number(numbers.at(a), numbers.at(b), sign)
                                : Boolean.compare(hasB, hasA);
                    };
            case TextColumn texts -> texts(texts, sign);
            case FieldColumn.ManyColumn many ->
                    (a, b) -> {
                        String x = (String) many.value(a);
                        String y = (String) many.value(b);
                        return x == null || y == null
                                ? Boolean.compare(x == null, y == null)
                                : sign * x.compareTo(y);
                    };
        };
    }

    private static int number(double a, double b, int sign) {
        boolean nanA = Double.isNaN(a);
        boolean nanB = Double.isNaN(b);
        return nanA || nanB
                ? Boolean.compare(nanA, nanB)
                : a == b ? 0 : sign * Double.compare(a, b);
    }

    private static Comparison texts(TextColumn column, int sign) {
        double[] numbers = column.numbers();
        IntUnaryOperator kind = code -> code < 0 ? 2 : Double.isNaN(numbers[code]) ? 1 : 0;
        return (a, b) -> {
            int x = column.code(a);
            int y = column.code(b);
            int kindX = kind.applyAsInt(x);
            int kindY = kind.applyAsInt(y);
            if (kindX != kindY) {
                return Integer.compare(kindX, kindY) * (kindX == 2 || kindY == 2 ? 1 : sign);
            }
            return switch (kindX) {
                case 0 -> sign * Double.compare(numbers[x], numbers[y]);
                case 1 ->
                        x == y ? 0 : sign * column.words().get(x).compareTo(column.words().get(y));
                default -> 0;
            };
        };
    }

    /// Sorts in place, equal ones staying in their order. O(n log n).
    public static void sort(int[] runs, Comparison comparison) {
        int[] spare = runs.clone();
        merge(spare, runs, 0, runs.length, comparison);
    }

    private static void merge(int[] from, int[] into, int start, int end, Comparison comparison) {
        if (end - start < 2) {
            return;
        }
        int middle = start + end >>> 1;
        merge(into, from, start, middle, comparison);
        merge(into, from, middle, end, comparison);
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft =
                    left < middle
                            && (right >= end || comparison.compare(from[left], from[right]) <= 0);
            into[i] = takeLeft ? from[left++] : from[right++];
        }
    }
}
