package dev.loupe.figure.data;

import tools.jackson.core.io.NumberInput;

/// Numbers as tables write them: `-1.5e3`, `.5`, `7.`, `inf`, `Infinity`; nearest doubles.
final class Decimal {
    private Decimal() {}

    /// NaN for what is no number.
    static double of(char[] text, int from, int length) {
        if (length == 0) {
            return Double.NaN;
        }
        char first = text[from];
        boolean signed = first == '-' || first == '+';
        if (!digit(first) && !signed && first != '.'
                || !digit(text[from + length - 1]) && text[from + length - 1] != '.') {
            return endless(text, from, length);
        }
        try {
            return NumberInput.parseDouble(text, from, length, true);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean digit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static double endless(char[] text, int from, int length) {
        if (length > "-Infinity".length()) {
            return Double.NaN;
        }
        return switch (new String(text, from, length)) {
            case "Infinity", "inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Infinity", "-inf", "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }
}
