package dev.loupe.runs.domain;

import java.util.Locale;

/// Numbers as texts, in the spellings of Python, JSON and Java.
public final class Numbers {
    private Numbers() {}

    /// Whether `text` is a decimal number, `nan`, `inf` or `infinity` (any case, with or without a sign).
    public static boolean isNumber(String text) {
        int from = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        if (from == text.length()) {
            return false;
        }
        char c = text.charAt(from);
        if (c >= '0' && c <= '9' || c == '.') {
            return decimal(text, from);
        }
        String word = text.substring(from);
        return word.equalsIgnoreCase("nan")
                || word.equalsIgnoreCase("inf")
                || word.equalsIgnoreCase("infinity");
    }

    /// The number that `text` says.
    ///
    /// @throws NumberFormatException if `isNumber(text)` is false
    public static double parse(String text) {
        if (!isNumber(text)) {
            throw new NumberFormatException("not a number: " + text);
        }
        char last = text.charAt(text.length() - 1);
        if (last >= '0' && last <= '9' || last == '.') {
            return Double.parseDouble(text);
        }
        if (last == 'n' || last == 'N') {
            return Double.NaN;
        }
        return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /// The shortest decimal that reads back as the same double, with the exponent as people write it: `1e-4`, not `1.0E-4`.
    public static String text(double value) {
        return Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }

    /// Whether two texts are the same, or the same number but for how its exponent is written: `1e-4` and `1.0E-4`, as programs of different languages
    /// write it. `0.1` and `0.10` are two texts.
    public static boolean same(String one, String other) {
        return one.equals(other)
                || (one + other).toLowerCase(Locale.ROOT).indexOf('e') >= 0
                        && isNumber(one)
                        && isNumber(other)
                        && Double.compare(parse(one), parse(other)) == 0;
    }

    private static boolean decimal(String text, int from) {
        int digits = 0;
        int at = from;
        while (at < text.length() && digit(text.charAt(at))) {
            at++;
            digits++;
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            while (at < text.length() && digit(text.charAt(at))) {
                at++;
                digits++;
            }
        }
        if (digits == 0) {
            return false;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                at++;
            }
            int exponent = at;
            while (at < text.length() && digit(text.charAt(at))) {
                at++;
            }
            if (at == exponent) {
                return false;
            }
        }
        return at == text.length();
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
