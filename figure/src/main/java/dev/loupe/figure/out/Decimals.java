package dev.loupe.figure.out;

/// Numbers as short as they can be: at most two decimals, no trailing zeros, no zero before the point.
final class Decimals {
    /// Beyond this no screen, page or parser is meant; keeps hundredths within a long and files small.
    private static final double FARTHEST = 1e9;

    private Decimals() {}

    /// `value` in whole parts of 1 / `unit`; NaN is 0, what is farther than 10⁹ is cut.
    static long units(double value, int unit) {
        return Math.round(Math.clamp(Double.isNaN(value) ? 0 : value, -FARTHEST, FARTHEST) * unit);
    }

    static StringBuilder append(StringBuilder out, double value) {
        return append(out, units(value, 100), 100);
    }

    /// @param unit 1, 10 or 100
    static StringBuilder append(StringBuilder out, long units, int unit) {
        long whole = Math.abs(units);
        if (units < 0) {
            out.append('-');
        }
        long left = whole % unit;
        whole /= unit;
        if (whole != 0 || left == 0) {
            out.append(whole);
        }
        if (left != 0) {
            out.append('.');
            if (unit == 100) {
                out.append((char) ('0' + left / 10));
                left %= 10;
            }
            if (left != 0) {
                out.append((char) ('0' + left));
            }
        }
        return out;
    }

    static String text(double value) {
        return append(new StringBuilder(8), value).toString();
    }
}
