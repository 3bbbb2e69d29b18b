package dev.loupe.runs.query;

import dev.loupe.runs.domain.Numbers;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The values of one field for all runs of a table, by their ordinal there.
public sealed interface FieldColumn {
    /// Bytes it holds, about.
    long bytes();

    /// The value: [Double], [String], or null when the run does not have the field.
    @Nullable Object value(int run);

    /// Takes away what the run has.
    void clear(int run);

    /// Whether none of the first `runs` runs has the field.
    boolean isEmpty(int runs);

    /// Numbers; `has` says which runs have one.
    final class NumberColumn implements FieldColumn {
        private double[] values;
        private final BitSet has = new BitSet();

        public NumberColumn(int runs) {
            values = new double[Math.max(16, runs)];
        }

        public void set(int run, double value) {
            if (run >= values.length) {
                values = Arrays.copyOf(values, Math.max(run + 1, values.length * 2));
            }
            values[run] = value;
            has.set(run);
        }

        @Override
        public void clear(int run) {
            has.clear(run);
        }

        @Override
        public boolean isEmpty(int runs) {
            return has.isEmpty();
        }

        public boolean has(int run) {
            return has.get(run);
        }

        /// Only meaningful where [#has].
        public double at(int run) {
            return values[run];
        }

        @Override
        public long bytes() {
            return 9L * values.length;
        }

        @Override
        public @Nullable Object value(int run) {
            return has.get(run) ? (Object) values[run] : null;
        }
    }

    /// Texts, each different one once; a run has its number in the dictionary, −1 for none.
    final class TextColumn implements FieldColumn {
        private int[] codes;
        private final List<String> words = new ArrayList<>();
        private final Map<String, Integer> known = new HashMap<>();
        private double[] numbers = new double[0];
        private long characters;

        public TextColumn(int runs) {
            codes = new int[Math.max(16, runs)];
            Arrays.fill(codes, -1);
        }

        public void set(int run, String text) {
            if (run >= codes.length) {
                int before = codes.length;
                codes = Arrays.copyOf(codes, Math.max(run + 1, before * 2));
                Arrays.fill(codes, before, codes.length, -1);
            }
            codes[run] = known.computeIfAbsent(text, this::learn);
        }

        private int learn(String text) {
            words.add(text);
            characters += text.length();
            return words.size() - 1;
        }

        @Override
        public void clear(int run) {
            if (run < codes.length) {
                codes[run] = -1;
            }
        }

        @Override
        public boolean isEmpty(int runs) {
            for (int run = 0; run < Math.min(runs, codes.length); run++) {
                if (codes[run] >= 0) {
                    return false;
                }
            }
            return true;
        }

        /// −1 if the run has no text.
        public int code(int run) {
            return run < codes.length ? codes[run] : -1;
        }

        public List<String> words() {
            return words;
        }

        /// The texts of the dictionary as numbers; NaN also where a text is none.
        public double[] numbers() {
            int known = numbers.length;
            if (known != words.size()) {
                numbers = Arrays.copyOf(numbers, words.size());
                for (int word = known; word < numbers.length; word++) {
                    String text = words.get(word).strip();
                    numbers[word] = Numbers.isNumber(text) ? Numbers.parse(text) : Double.NaN;
                }
            }
            return numbers;
        }

        @Override
        public long bytes() {
            return 4L * codes.length + 2 * characters + 64L * words.size();
        }

        @Override
        public @Nullable Object value(int run) {
            int code = code(run);
            return code < 0 ? null : words.get(code);
        }
    }

    /// Several texts a run.
    final class ManyColumn implements FieldColumn {
        private final Map<Integer, List<String>> texts = new HashMap<>();

        public void add(int run, String text) {
            texts.computeIfAbsent(run, r -> new ArrayList<>()).add(text);
        }

        @Override
        public void clear(int run) {
            texts.remove(run);
        }

        @Override
        public boolean isEmpty(int runs) {
            return texts.isEmpty();
        }

        public List<String> at(int run) {
            return texts.getOrDefault(run, List.of());
        }

        @Override
        public long bytes() {
            return 150L * texts.size();
        }

        @Override
        public @Nullable Object value(int run) {
            List<String> all = at(run);
            return all.isEmpty() ? null : all.getFirst();
        }
    }
}
