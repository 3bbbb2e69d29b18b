package dev.loupe.figure.mark;

import dev.loupe.figure.data.Plain;
import dev.loupe.figure.scene.Colour;

import java.util.List;

/// One option of a mark: its name, what it may be, and what it is when nobody says.
///
/// @param standard what it is when nobody says, as text; empty if the data decide
/// @param least,most bounds of numbers, both included
/// @param words    what a `WORD` may be; empty for any text
public record OptionSpec(
        String name,
        Kind kind,
        String standard,
        double least,
        double most,
        List<String> words,
        String purpose) {
    /// What an option's value is.
    public enum Kind {
        NUMBER,
        FLAG,
        WORD,
        COLOUR,
        NUMBERS,
        WORDS
    }

    public static OptionSpec number(
            String name, String standard, double least, double most, String purpose) {
        return new OptionSpec(name, Kind.NUMBER, standard, least, most, List.of(), purpose);
    }

    public static OptionSpec flag(String name, boolean standard, String purpose) {
        return new OptionSpec(
                name, Kind.FLAG, Boolean.toString(standard), 0, 0, List.of(), purpose);
    }

    public static OptionSpec word(
            String name, String standard, List<String> words, String purpose) {
        return new OptionSpec(name, Kind.WORD, standard, 0, 0, words, purpose);
    }

    public static OptionSpec colour(String name, String purpose) {
        return new OptionSpec(name, Kind.COLOUR, "", 0, 0, List.of(), purpose);
    }

    public static OptionSpec numbers(String name, double least, double most, String purpose) {
        return new OptionSpec(name, Kind.NUMBERS, "", least, most, List.of(), purpose);
    }

    public static OptionSpec words(String name, String purpose) {
        return new OptionSpec(name, Kind.WORDS, "", 0, 0, List.of(), purpose);
    }

    /// What its value must be, as in messages: `a number from 0 to 1`, `one of x, y`.
    public String expected() {
        return switch (kind) {
            case NUMBER -> ("a number " + bounds()).strip();
            case FLAG -> "true or false";
            case WORD -> words.isEmpty() ? "a text" : "one of " + String.join(", ", words);
            case COLOUR -> "a colour as #rrggbb";
            case NUMBERS -> ("numbers " + bounds()).strip();
            case WORDS -> "texts";
        };
    }

    /// Whether an option may be this: `Double`, `Boolean`, `String`, `List<Double>` or `List<String>`, by its kind.
    public boolean allows(Object value) {
        return switch (kind) {
            case NUMBER -> value instanceof Double number && within(number);
            case FLAG -> value instanceof Boolean;
            case WORD -> value instanceof String word && (words.isEmpty() || words.contains(word));
            case COLOUR -> value instanceof String text && Colour.written(text);
            case NUMBERS ->
                    value instanceof List<?> list
                            && list.stream().allMatch(v -> v instanceof Double d && within(d));
            case WORDS ->
                    value instanceof List<?> list
                            && list.stream().allMatch(String.class::isInstance);
        };
    }

    private boolean within(double number) {
        return number >= least && number <= most;
    }

    private String bounds() {
        boolean low = least > Double.NEGATIVE_INFINITY;
        boolean high = most < Double.POSITIVE_INFINITY;
        return low && high
                ? "from " + Plain.number(least) + " to " + Plain.number(most)
                : low
                        ? "of at least " + Plain.number(least)
                        : high ? "of at most " + Plain.number(most) : "";
    }
}
