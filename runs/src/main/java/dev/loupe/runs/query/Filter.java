package dev.loupe.runs.query;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A checked filter. A run without the field passes no test of it but `IS NULL`; `NOT` turns around what it encloses.
///
/// `toString` writes it back in the language, so that a text and its parts are two faces of one expression.
public sealed interface Filter {
    /// Passes all runs.
    Filter ALL = new And(List.of());

    /// The fields that it tests.
    default Stream<Field> fields() {
        return switch (this) {
            case And and -> and.parts.stream().flatMap(Filter::fields);
            case Or or -> or.parts.stream().flatMap(Filter::fields);
            case Not not -> not.part.fields();
            case Number test -> Stream.of(test.field);
            case Text test -> Stream.of(test.field);
            case In test -> Stream.of(test.field);
            case Like test -> Stream.of(test.field);
            case Matches test -> Stream.of(test.field);
            case Missing test -> Stream.of(test.field);
        };
    }

    record And(List<Filter> parts) implements Filter {
        @Override
        public String toString() {
            return parts.stream()
                    .map(p -> p instanceof Or ? "(" + p + ")" : p.toString())
                    .collect(Collectors.joining(" AND "));
        }
    }

    record Or(List<Filter> parts) implements Filter {
        @Override
        public String toString() {
            return parts.stream().map(Filter::toString).collect(Collectors.joining(" OR "));
        }
    }

    record Not(Filter part) implements Filter {
        @Override
        public String toString() {
            return "NOT (" + part + ")";
        }
    }

    /// A comparison with a number.
    record Number(Field field, Comparison is, double than) implements Filter {
        @Override
        public String toString() {
            boolean whole = than == Math.rint(than) && Math.abs(than) < 1e15;
            return field
                    + " "
                    + is
                    + " "
                    + (whole ? Long.toString((long) than) : Double.toString(than));
        }
    }

    /// A comparison with a text, character by character.
    record Text(Field field, Comparison is, String than) implements Filter {
        @Override
        public String toString() {
            return field + " " + is + " " + quoted(than);
        }
    }

    record In(Field field, List<String> texts) implements Filter {
        @Override
        public String toString() {
            return field
                    + " IN ("
                    + texts.stream().map(Filter::quoted).collect(Collectors.joining(", "))
                    + ")";
        }
    }

    /// `%` stands for any text, `_` for one character.
    record Like(Field field, String pattern, boolean anyCase) implements Filter {
        @Override
        public String toString() {
            return field + (anyCase ? " ILIKE " : " LIKE ") + quoted(pattern);
        }
    }

    /// A regular expression that matches somewhere in the text.
    record Matches(Field field, String expression) implements Filter {
        @Override
        public String toString() {
            return field + " =~ " + quoted(expression);
        }
    }

    record Missing(Field field) implements Filter {
        @Override
        public String toString() {
            return field + " IS NULL";
        }
    }

    /// How two values are compared.
    enum Comparison {
        EQUAL("="),
        UNEQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /// Whether it holds, given the sign of `a` compared with `b`.
        public boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case UNEQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case GREATER -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }

        /// Whether it holds for numbers; NaN is unequal to everything.
        public boolean holds(double a, double b) {
            return switch (this) {
                case EQUAL -> a == b;
                case UNEQUAL -> a != b;
                case LESS -> a < b;
                case AT_MOST -> a <= b;
                case GREATER -> a > b;
                case AT_LEAST -> a >= b;
            };
        }

        @Override
        public String toString() {
            return sign;
        }
    }

    private static String quoted(String text) {
        return text.contains("'") && !text.contains("\"")
                ? '"' + text + '"'
                : "'" + text.replace("'", "''") + "'";
    }
}
