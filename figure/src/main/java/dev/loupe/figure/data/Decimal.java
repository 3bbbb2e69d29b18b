package dev.loupe.figure.data;

import tools.jackson.core.io.NumberInput;

/// Numbers as tables write them: `-1.5e3`, `.5`, `7.`, `inf`, `Infinity`; nearest doubles. For one thread.
final class Decimal {
    private char[] letters = new char[32];

    /// NaN for what is no number.
    static double of(String text) {
        return number(text.toCharArray(), text.length());
    }

    /// The same of a piece of text in UTF-8.
    double of(byte[] text, int from, int length) {
        if (length > letters.length) {
            letters = new char[2 * length];
        }
        for (int i = 0; i < length; i++) {
            letters[i] = (char) (text[from + i] & 0xff);
        }
        return number(letters, length);
    }

    private static double number(char[] text, int length) {
        if (length == 0) {
            return Double.NaN;
        }
        char first = text[0];
        boolean signed = first == '-' || first == '+';
        if (!digit(first) && !signed && first != '.'
                || !digit(text[length - 1]) && text[length - 1] != '.') {
            return endless(text, length);
        }
        try {
            return NumberInput.parseDouble(text, 0, length, true);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean digit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static double endless(char[] text, int length) {
        if (length > "-Infinity".length()) {
            return Double.NaN;
        }
        return switch (new String(text, 0, length)) {
            case "Infinity", "inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Infinity", "-inf", "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }
}
