package dev.loupe.runs.query;

import dev.loupe.runs.query.FieldColumn.ManyColumn;
import dev.loupe.runs.query.FieldColumn.NumberColumn;
import dev.loupe.runs.query.FieldColumn.TextColumn;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Which runs of a table pass a filter. A test of texts is made once for each different text, not for each run.
public final class Evaluation {
    private final int runs;
    private final Function<Field, FieldColumn> columns;

    /// @param columns gives the values of a field
    public Evaluation(int runs, Function<Field, FieldColumn> columns) {
        this.runs = runs;
        this.columns = columns;
    }

    /// O(runs × tests), and a word operation for every 64 runs and connective.
    public BitSet passing(Filter filter) {
        return switch (filter) {
            case Filter.And and -> {
                BitSet all = new BitSet(runs);
                all.set(0, runs);
                for (Filter part : and.parts()) {
                    all.and(passing(part));
                }
                yield all;
            }
            case Filter.Or or -> {
                BitSet any = new BitSet(runs);
                or.parts().forEach(part -> any.or(passing(part)));
                yield any;
            }
            case Filter.Not not -> {
                BitSet others = passing(not.part());
                others.flip(0, runs);
                yield others;
            }
            case Filter.Number test ->
                    number(
                            test.field(),
                            value -> test.is().holds(value, test.than()),
                            test.is() == Filter.Comparison.UNEQUAL);
            case Filter.Text test ->
                    text(test.field(), value -> test.is().holds(value.compareTo(test.than())));
            case Filter.In in -> {
                Set<String> texts = Set.copyOf(in.texts());
                yield text(in.field(), texts::contains);
            }
            case Filter.Like like -> text(like.field(), pattern(like));
            case Filter.Matches matches -> {
                Pattern pattern = Pattern.compile(matches.expression());
                yield text(
                        matches.field(), value -> pattern.matcher(new BoundedText(value)).find());
            }
            case Filter.Missing missing -> missing(missing.field());
        };
    }

    /// @param words what holds of texts that are no numbers
    private BitSet number(Field field, DoublePredicate test, boolean words) {
        BitSet passing = new BitSet(runs);
        switch (columns.apply(field)) {
            case NumberColumn column -> {
                for (int run = 0; run < runs; run++) {
                    if (column.has(run) && test.test(column.at(run))) {
                        passing.set(run);
                    }
                }
            }
            case TextColumn column -> {
                double[] numbers = column.numbers();
                List<String> texts = column.words();
                boolean[] passes = new boolean[numbers.length];
                for (int word = 0; word < passes.length; word++) {
                    boolean number =
                            !Double.isNaN(numbers[word])
                                    || texts.get(word).strip().equalsIgnoreCase("nan");
                    passes[word] = number ? test.test(numbers[word]) : words;
                }
                take(column, passes, passing);
            }
            case ManyColumn column -> {
                return passing;
            }
        }
        return passing;
    }

    private BitSet text(Field field, Predicate<String> test) {
        BitSet passing = new BitSet(runs);
        switch (columns.apply(field)) {
            case TextColumn column -> {
                List<String> words = column.words();
                boolean[] passes = new boolean[words.size()];
                for (int word = 0; word < passes.length; word++) {
                    passes[word] = test.test(words.get(word));
                }
                take(column, passes, passing);
            }
            case ManyColumn column -> {
                for (int run = 0; run < runs; run++) {
                    if (column.at(run).stream().anyMatch(test)) {
                        passing.set(run);
                    }
                }
            }
            case NumberColumn column -> {
                return passing;
            }
        }
        return passing;
    }

    private void take(TextColumn column, boolean[] passes, BitSet into) {
        for (int run = 0; run < runs; run++) {
            int code = column.code(run);
            if (code >= 0 && passes[code]) {
                into.set(run);
            }
        }
    }

    private BitSet missing(Field field) {
        FieldColumn column = columns.apply(field);
        BitSet missing = new BitSet(runs);
        for (int run = 0; run < runs; run++) {
            if (column.value(run) == null) {
                missing.set(run);
            }
        }
        return missing;
    }

    private static Predicate<String> pattern(Filter.Like like) {
        StringBuilder expression = new StringBuilder();
        like.pattern()
                .codePoints()
                .forEach(
                        c ->
                                expression.append(
                                        c == '%'
                                                ? ".*"
                                                : c == '_'
                                                        ? "."
                                                        : Pattern.quote(Character.toString(c))));
        int flags =
                Pattern.DOTALL
                        | (like.anyCase() ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        Pattern pattern = Pattern.compile(expression.toString(), flags);
        return value -> pattern.matcher(new BoundedText(value)).matches();
    }
}
