package dev.loupe.figure.scale;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/// Numbers as an axis writes them: as few digits as tell them apart, the same number of decimals on all, `20 k` and `1.5 M` for large ones,
/// `2×10⁻⁵` for small ones, a true minus.
public final class Numerals {
    private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P", "E"};
    private static final int MOST_USUAL = 4;

    /// What tells any two doubles apart.
    private static final int MOST_DIGITS = 17;

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// U+202F, a space that is narrow and does not break.
    public static final String THIN = "\u202f";

    private Numerals() {}

    /// Labels for values that stand side by side; different values have different labels.
    ///
    /// @param values round ones, as ticks are
    public static String[] of(double[] values) {
        String[] labels = usual(values);
        for (int digits = MOST_USUAL; digits <= MOST_DIGITS && alike(values, labels); digits++) {
            labels = digits(values, digits);
        }
        return labels;
    }

    /// Whether two neighbours differ that are written alike.
    private static boolean alike(double[] values, String[] labels) {
        for (int i = 1; i < values.length; i++) {
            if (values[i] != values[i - 1] && labels[i].equals(labels[i - 1])) {
                return true;
            }
        }
        return false;
    }

    /// So many digits of the greatest, where the values lie too close together for fewer.
    private static String[] digits(double[] values, int digits) {
        double most = Arrays.stream(values).map(Math::abs).max().orElse(0);
        int power = power(most);
        boolean plain = power >= -4 && power < MOST_DIGITS;
        String[] labels = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            labels[i] =
                    plain
                            ? fixed(values[i], Math.max(0, digits - 1 - power))
                            : scientific(values[i], digits - 1);
        }
        return labels;
    }

    private static String[] usual(double[] values) {
        double most = 0;
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            most = Math.max(most, Math.abs(value));
            if (value != 0) {
                least = Math.min(least, Math.abs(value));
            }
        }
        if (most > 0 && (most < 1e-3 || most >= 1e19)) {
            return scientific(values);
        }
        int thousands = 0;
        while (thousands < PREFIXES.length - 1
                && most >= (thousands == 0 ? 10_000 : Math.pow(1000, thousands + 1))) {
            thousands++;
        }
        double unit = Math.pow(1000, thousands);
        int decimals = 0;
        for (double value : values) {
            decimals = Math.max(decimals, decimals(value / unit));
        }
        String[] labels = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            String digits = fixed(values[i] / unit, decimals);
            labels[i] =
                    thousands == 0 || values[i] == 0 ? digits : digits + THIN + PREFIXES[thousands];
            if (values[i] == 0) {
                labels[i] = decimals > 0 && thousands == 0 ? fixed(0, decimals) : "0";
            }
        }
        return labels;
    }

    /// A value by itself, in a cell or at a bar's end: about three digits.
    public static String brief(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        int digits = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        if (value == Math.rint(value) && digits <= 4) {
            return fixed(value, 0);
        }
        BigDecimal rounded =
                BigDecimal.valueOf(value)
                        .setScale(Math.max(-300, 3 - digits), RoundingMode.HALF_EVEN);
        return of(new double[] {rounded.doubleValue()})[0];
    }

    /// Values that are read side by side, such as those in cells: about three digits of the greatest, the same decimals on all.
    ///
    /// @param values NaN becomes an empty text
    public static String[] together(double[] values) {
        double most = 0;
        boolean whole = true;
        for (double value : values) {
            if (Double.isFinite(value)) {
                most = Math.max(most, Math.abs(value));
                whole &= value == Math.rint(value);
            }
        }
        int digits = most == 0 ? 1 : (int) Math.floor(Math.log10(most)) + 1;
        boolean plain = most == 0 || most >= 1e-2 && most < 1e4;
        int decimals = whole ? 0 : Math.max(0, Math.min(2, 3 - digits));
        String[] labels = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            labels[i] =
                    Double.isNaN(value)
                            ? ""
                            : plain && Double.isFinite(value)
                                    ? fixed(value, decimals)
                                    : brief(value);
        }
        return labels;
    }

    /// `factor · 10^power` on a logarithmic axis.
    static String onLog(int factor, int power, boolean plain) {
        if (plain) {
            return of(new double[] {Double.parseDouble(factor + "e" + power)})[0];
        }
        return (factor == 1 ? "" : factor + "×") + "10" + superscript(power);
    }

    /// At most nine decimals.
    static String fixed(double value, int decimals) {
        String text =
                BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .toPlainString();
        boolean zero = text.chars().allMatch(c -> c == '0' || c == '.' || c == '-');
        if (text.startsWith("-")) {
            return zero ? text.substring(1) : "−" + text.substring(1);
        }
        return text;
    }

    private static int decimals(double value) {
        BigDecimal digits =
                BigDecimal.valueOf(value).setScale(9, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return Math.max(0, digits.scale());
    }

    private static String[] scientific(double[] values) {
        String[] labels = new String[values.length];
        int decimals = 0;
        for (double value : values) {
            if (value != 0) {
                decimals = Math.max(decimals, decimals(significand(value)));
            }
        }
        decimals = Math.min(decimals, 3);
        for (int i = 0; i < values.length; i++) {
            labels[i] = scientific(values[i], decimals);
        }
        return labels;
    }

    private static String scientific(double value, int decimals) {
        if (value == 0) {
            return "0";
        }
        String digits = fixed(significand(value), decimals);
        String ten = "10" + superscript(power(value));
        return digits.equals("1") ? ten : digits.equals("−1") ? "−" + ten : digits + "×" + ten;
    }

    /// The digits before the power of ten, in `[1, 10)`; exact for the smallest numbers, whose powers of ten are no doubles.
    private static double significand(double value) {
        return BigDecimal.valueOf(value).movePointLeft(power(value)).doubleValue();
    }

    private static int power(double value) {
        return (int) Math.floor(Math.log10(Math.abs(value)) + 1e-12);
    }

    private static String superscript(int power) {
        StringBuilder text = new StringBuilder(power < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(power)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }
}
