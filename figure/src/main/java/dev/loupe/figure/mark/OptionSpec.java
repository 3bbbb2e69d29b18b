package dev.loupe.figure.mark;

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
}
