package dev.loupe.runs.store;

import dev.loupe.runs.domain.Numbers;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/// Queries made by chance, each together with the predicate or order that it means.
final class RandomQueries {
    private static final List<String> SUMMARIES =
            List.of("last", "first", "min", "max", "count", "nans");
    static final List<String> TEXTS =
            List.of("0.1", "1e-2", "0.10", "abc", "ABC", "a%c", "-3", "", "x\ny");
    private static final List<String> PATTERNS =
            List.of("a%", "%c", "A_C", "%", "_", "0.1%", "x%y");

    private final Random random;

    RandomQueries(Random random) {
        this.random = random;
    }

    /// A filter, and what it means.
    record Made(String text, Predicate<NaiveRun> passes) {}

    /// An order, and what it means.
    record Sorted(String text, Comparator<NaiveRun> by) {}

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// A filter of at most so many operators within one another.
    Made made(int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            Made a = made(depth - 1);
            Made b = made(depth - 1);
            return switch (random.nextInt(3)) {
                case 0 -> new Made("(" + a.text + " and " + b.text + ")", a.passes.and(b.passes));
                case 1 -> new Made("(" + a.text + " OR " + b.text + ")", a.passes.or(b.passes));
                default -> new Made("NOT (" + a.text + ")", a.passes.negate());
            };
        }
        return random.nextBoolean() ? numberTest() : textTest();
    }

    private Made numberTest() {
        String sign = one(List.of("=", "!=", "<", "<=", ">", ">="));
        double than = new double[] {-1, 0, 0.1, 0.5, 1, 2, 3}[random.nextInt(7)];
        if (random.nextInt(3) == 0) {
            String key = one(List.of("lr", "model"));
            return new Made(
                    "params." + key + " " + sign + " " + than,
                    f -> {
                        String text = f.texts.get("params." + key);
                        return text != null
                                && (Numbers.isNumber(text)
                                        ? holds(Double.parseDouble(text), sign, than)
                                        : sign.equals("!="));
                    });
        }
        String key = one(List.of("loss", "val/acc", "never"));
        String summary = one(SUMMARIES);
        String field =
                summary.equals("last") && random.nextBoolean()
                        ? "metrics.`" + key + "`"
                        : summary + "(metrics." + key + ")";
        return new Made(
                field + " " + sign + " " + than,
                f -> {
                    Double value = f.number(key, summary);
                    return value != null && holds(value, sign, than);
                });
    }

    private static boolean holds(double a, String sign, double b) {
        return switch (sign) {
            case "=" -> a == b;
            case "!=" -> a != b;
            case "<" -> a < b;
            case "<=" -> a <= b;
            case ">" -> a > b;
            default -> a >= b;
        };
    }

    private Made textTest() {
        String field = one(List.of("params.lr", "params.model", "tags.`a b`", "status"));
        String word = one(TEXTS);
        String pattern = one(PATTERNS);
        String quoted = "'" + word + "'";
        return switch (random.nextInt(8)) {
            case 0 -> with(field, " = " + quoted, word::equals);
            case 1 -> with(field, " != " + quoted, text -> !word.equals(text));
            case 2 -> with(field, " LIKE '" + pattern + "'", text -> like(text, pattern));
            case 3 ->
                    with(
                            field,
                            " ilike '" + pattern + "'",
                            text -> like(text.toLowerCase(), pattern.toLowerCase()));
            case 4 ->
                    with(
                            field,
                            " NOT IN (" + quoted + ", 'RUNNING')",
                            text -> !text.equals(word) && !text.equals("RUNNING"));
            case 5 ->
                    with(
                            field,
                            " =~ '^[a-c]+$'",
                            text ->
                                    !text.isEmpty()
                                            && text.chars().allMatch(c -> c >= 'a' && c <= 'c'));
            case 6 -> with(field, " !~ '1'", text -> text.indexOf('1') < 0);
            default -> new Made(field + " IS NULL", f -> f.texts.get(field) == null);
        };
    }

    private static Made with(String field, String test, Predicate<String> passes) {
        return new Made(
                field + test,
                f -> {
                    String text = f.texts.get(field);
                    return text != null && passes.test(text);
                });
    }

    private static boolean like(String text, String pattern) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        if (pattern.charAt(0) == '%') {
            return like(text, pattern.substring(1))
                    || !text.isEmpty() && like(text.substring(1), pattern);
        }
        return !text.isEmpty()
                && (pattern.charAt(0) == '_' || pattern.charAt(0) == text.charAt(0))
                && like(text.substring(1), pattern.substring(1));
    }

    Sorted sorted() {
        int sign = random.nextBoolean() ? 1 : -1;
        String way = sign > 0 ? " ASC" : " desc";
        if (random.nextBoolean()) {
            String key = one(List.of("loss", "val/acc", "never"));
            String summary = one(SUMMARIES);
            return new Sorted(
                    summary + "(`" + key + "`)" + way,
                    (f, g) ->
                            order(
                                    numberOf(f.number(key, summary)),
                                    numberOf(g.number(key, summary)),
                                    sign));
        }
        return new Sorted("params.model" + way, (f, g) -> order(textOf(f), textOf(g), sign));
    }

    /// How a value sorts: its rank, whether the direction turns that rank round, and what decides within it.
    private record Place(int rank, double number, String text) {}

    private static Place numberOf(@Nullable Double value) {
        return value == null
                ? new Place(3, 0, "")
                : value.isNaN() ? new Place(2, 0, "") : new Place(0, value, "");
    }

    private static Place textOf(NaiveRun facts) {
        String text = facts.texts.get("params.model");
        return text == null
                ? new Place(3, 0, "")
                : Numbers.isNumber(text)
                        ? new Place(0, Double.parseDouble(text), "")
                        : new Place(1, 0, text);
    }

    private static int order(Place a, Place b, int sign) {
        if (a.rank != b.rank) {
            return Integer.compare(a.rank, b.rank) * (a.rank >= 2 || b.rank >= 2 ? 1 : sign);
        }
        int by = Double.compare(a.number, b.number);
        return sign * (by != 0 ? by : a.text.compareTo(b.text));
    }
}
