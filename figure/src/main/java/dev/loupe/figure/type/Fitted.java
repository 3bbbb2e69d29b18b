package dev.loupe.figure.type;

import java.util.ArrayList;
import java.util.List;

/// Text cut or broken to fit a width.
public final class Fitted {
    private Fitted() {}

    /// The text, or as much of it as fits with an ellipsis at its end.
    ///
    /// @param most width in pixels
    public static String cut(String text, double most, double size, int weight) {
        String line = text.length() > 2_000 ? text.substring(0, 2_000) : text;
        if (line.length() == text.length() && Typeface.width(line, size, weight) <= most) {
            return text;
        }
        int low = 0;
        int high = line.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (Typeface.width(line.substring(0, middle) + "…", size, weight) <= most) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Formula formula = Formula.of(line);
        low = formula == null ? low : formula.before(low);
        if (low > 0 && Character.isHighSurrogate(line.charAt(low - 1))) {
            low--;
        }
        return low == 0 ? "…" : line.substring(0, low).stripTrailing() + "…";
    }

    /// Lines broken at spaces (CJK text at any character), the last cut if there would be more than `lines`.
    public static List<String> wrap(String text, double most, int lines, double size, int weight) {
        List<String> broken = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty() && broken.size() < lines - 1) {
            int end = lineEnd(rest, most, size, weight);
            broken.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty()) {
            broken.add(cut(rest, most, size, weight));
        }
        return broken;
    }

    private static int lineEnd(String text, double most, double size, int weight) {
        int fits = 0;
        Formula formula = Formula.of(text);
        for (int end = 1; end <= text.length(); end++) {
            boolean last = end == text.length();
            boolean mayBreak = last || text.charAt(end) == ' ' || text.charAt(end - 1) >= 0x2e80;
            if (mayBreak && (formula == null || formula.before(end) == end)) {
                if (Typeface.width(text.substring(0, end), size, weight) > most && fits > 0) {
                    return fits;
                }
                fits = end;
            }
        }
        return fits;
    }
}
