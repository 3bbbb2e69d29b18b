package dev.loupe.networks.scope;

import dev.loupe.networks.scope.CopyDifference.Detail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A copy's differences in one line. Shapes that changed alike are told once, by the extents that changed.
final class CopyWords {
    /// So many things are told of one copy; the others are counted.
    private static final int TOLD = 4;

    private CopyWords() {}

    static String of(CopyDifference copy) {
        Map<String, Integer> times = new LinkedHashMap<>();
        for (Detail detail : copy.details()) {
            times.merge(words(detail), 1, Integer::sum);
        }
        List<String> parts = new ArrayList<>();
        times.forEach(
                (words, n) -> {
                    boolean shape = words.endsWith(" in a shape");
                    parts.add(
                            n == 1
                                    ? words
                                    : shape
                                            ? words.replace(" in a shape", " in " + n + " shapes")
                                            : words + " (" + n + " times)");
                });
        int more = parts.size() - TOLD;
        String told = String.join(", ", parts.subList(0, Math.min(TOLD, parts.size())));
        return copy.name() + ": " + told + (more > 0 ? ", and " + more + " more" : "");
    }

    private static String words(Detail detail) {
        String operator = detail.operator();
        return switch (detail.what()) {
            case "missing" -> "no " + operator;
            case "added" -> operator + " added";
            case "operator" -> detail.after() + " instead of " + detail.before();
            case "inputs" -> operator + " joined otherwise";
            default ->
                    detail.what().startsWith("shape of ")
                            ? extents(detail.before(), detail.after()) + " in a shape"
                            : "%s %s %s → %s"
                                    .formatted(
                                            operator,
                                            detail.what(),
                                            detail.before(),
                                            detail.after());
        };
    }

    /// The extents that changed, else both shapes.
    private static String extents(String before, String after) {
        String[] a = before.replaceAll("[\\[\\]]", "").split("×");
        String[] b = after.replaceAll("[\\[\\]]", "").split("×");
        String changed = "";
        for (int d = 0; a.length == b.length && d < a.length; d++) {
            String one = a[d] + " → " + b[d];
            if (!a[d].equals(b[d]) && !one.equals(changed)) {
                if (!changed.isEmpty()) {
                    return before + " → " + after;
                }
                changed = one;
            }
        }
        return changed.isEmpty() ? before + " → " + after : changed;
    }
}
