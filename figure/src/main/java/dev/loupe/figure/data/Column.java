package dev.loupe.figure.data;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// Values of one kind, one a row.
public sealed interface Column {
    int size();

    /// Whether the row has no value.
    boolean missing(int row);

    /// The value as a person reads it; empty where it is missing.
    String text(int row);

    /// The same column with only these rows, in this order.
    Column take(int[] rows);

    /// What kind of values these are, as in messages: `numbers`, `texts`, `times`.
    String kind();

    /// Numbers; NaN is a missing value.
    ///
    /// @param values `[n]`
    record Numbers(double[] values) implements Column {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean missing(int row) {
            return Double.isNaN(values[row]);
        }

        @Override
        public String text(int row) {
            return missing(row) ? "" : Plain.number(values[row]);
        }

        @Override
        public Numbers take(int[] rows) {
            double[] taken = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                taken[i] = values[rows[i]];
            }
            return new Numbers(taken);
        }

        @Override
        public String kind() {
            return "numbers";
        }
    }

    /// Moments; `Long.MIN_VALUE` is a missing value.
    ///
    /// @param micros `[n]` microseconds since 1970 UTC
    record Times(long[] micros) implements Column {
        public static final long MISSING = Long.MIN_VALUE;

        @Override
        public int size() {
            return micros.length;
        }

        @Override
        public boolean missing(int row) {
            return micros[row] == MISSING;
        }

        @Override
        public String text(int row) {
            return missing(row) ? "" : Plain.time(micros[row]);
        }

        @Override
        public Times take(int[] rows) {
            long[] taken = new long[rows.length];
            for (int i = 0; i < rows.length; i++) {
                taken[i] = micros[rows[i]];
            }
            return new Times(taken);
        }

        @Override
        public String kind() {
            return "times";
        }
    }

    /// Texts, each kept once.
    ///
    /// @param levels the different texts in the order they first appear
    /// @param codes  `[n]` the place of each row's text in `levels`; −1 where it is missing
    record Texts(String[] levels, int[] codes) implements Column {
        @Override
        public int size() {
            return codes.length;
        }

        @Override
        public boolean missing(int row) {
            return codes[row] < 0;
        }

        @Override
        public String text(int row) {
            return missing(row) ? "" : levels[codes[row]];
        }

        @Override
        public Texts take(int[] rows) {
            @Nullable String[] taken = new @Nullable String[rows.length];
            for (int i = 0; i < rows.length; i++) {
                taken[i] = missing(rows[i]) ? null : text(rows[i]);
            }
            return Texts.of(taken);
        }

        @Override
        public String kind() {
            return "texts";
        }

        /// @param values `[n]`, null where missing
        public static Texts of(@Nullable String[] values) {
            Map<String, Integer> places = new LinkedHashMap<>();
            int[] codes = new int[values.length];
            for (int i = 0; i < values.length; i++) {
                String value = values[i];
                codes[i] = -1;
                if (value != null) {
                    Integer place = places.putIfAbsent(value, places.size());
                    codes[i] = place == null ? places.size() - 1 : place;
                }
            }
            return new Texts(places.keySet().toArray(String[]::new), codes);
        }
    }
}
