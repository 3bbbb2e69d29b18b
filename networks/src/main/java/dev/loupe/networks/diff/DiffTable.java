package dev.loupe.networks.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// How far the weights of several models are from those of one, the greatest distance first.
///
/// @param names of weights that differ in at least one of them
/// @param norms `‖b − a‖ / ‖a‖`, `[weights][models]`, 0 where the numbers are equal
public record DiffTable(List<String> names, double[][] norms) {
    private static final int MOST = 40;

    /// @param diffs of the same model to each of the others
    public static DiffTable of(List<ModelDiff> diffs) {
        Map<String, double[]> rows = new LinkedHashMap<>();
        for (int model = 0; model < diffs.size(); model++) {
            for (ModelDiff.Numbers weight : diffs.get(model).weights()) {
                rows.computeIfAbsent(weight.name(), name -> new double[diffs.size()])[model] =
                        weight.relativeNorm();
            }
        }
        List<Map.Entry<String, double[]>> sorted = new ArrayList<>(rows.entrySet());
        sorted.sort(Comparator.comparingDouble(row -> -greatest(row.getValue())));
        return new DiffTable(
                sorted.stream().map(Map.Entry::getKey).toList(),
                sorted.stream().map(Map.Entry::getValue).toArray(double[][]::new));
    }

    private static double greatest(double[] norms) {
        return IntStream.range(0, norms.length)
                .mapToDouble(i -> Double.isNaN(norms[i]) ? Double.POSITIVE_INFINITY : norms[i])
                .max()
                .orElse(0);
    }

    /// In columns, a line a weight; empty where no numbers differ.
    ///
    /// @param models what the others are called
    public String text(List<String> models) {
        if (names.isEmpty()) {
            return "";
        }
        List<String> shown = names.subList(0, Math.min(MOST, names.size()));
        int first = shown.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder("≈ ").append(" ".repeat(first));
        models.forEach(model -> text.append("  ").append(pad(model, 8)));
        for (int row = 0; row < shown.size(); row++) {
            String name = shown.get(row);
            text.append("\n≈ ").append(name).append(" ".repeat(first - name.length()));
            for (int model = 0; model < models.size(); model++) {
                String norm = String.format(Locale.ROOT, "%.3g", norms[row][model]);
                int wide = Math.max(8, models.get(model).length());
                text.append("  ").append(pad(norms[row][model] == 0 ? "=" : norm, wide));
            }
        }
        if (names.size() > MOST) {
            text.append("\n  and ").append(names.size() - MOST).append(" more; --json lists all");
        }
        return text.toString();
    }

    private static String pad(String text, int wide) {
        return " ".repeat(Math.max(0, wide - text.length())) + text;
    }
}
