package dev.loupe.networks.weights;

import dev.loupe.core.Shape;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What tensors are like, as commands and the API say it. What is not finite is null in JSON.
public final class TensorWords {
    private TensorWords() {}

    public static Map<String, @Nullable Object> json(TensorStats stats) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("count", stats.count());
        json.put("nan", stats.nan());
        json.put("infinite", stats.infinite());
        json.put("zeros", stats.zeros());
        json.put("min", finite(stats.min()));
        json.put("max", finite(stats.max()));
        json.put("mean", finite(stats.mean()));
        json.put("deviation", finite(stats.deviation()));
        json.put("norm", finite(stats.norm()));
        json.put("counts", stats.counts());
        return json;
    }

    /// @param shape of the tensor, to say where they lie
    public static Map<String, Object> json(Outliers outliers, Shape shape) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("beyond", outliers.beyond());
        json.put("count", outliers.count());
        json.put("top", outliers.top().stream().map(o -> one(o, shape)).toList());
        json.put("bad", outliers.bad().stream().map(o -> one(o, shape)).toList());
        return json;
    }

    private static Map<String, @Nullable Object> one(Outliers.Outlier outlier, Shape shape) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("index", TensorSlice.place(outlier.index(), shape));
        json.put(
                "value",
                Double.isFinite(outlier.value())
                        ? (Object) outlier.value()
                        : Double.toString(outlier.value()));
        json.put("sigmas", finite(outlier.sigmas()));
        return json;
    }

    public static Map<String, Object> json(Spectrum spectrum) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows", spectrum.rows());
        json.put("columns", spectrum.columns());
        json.put("values", spectrum.values());
        json.put("within", spectrum.within());
        json.put("steps", spectrum.steps());
        json.put("norm", spectrum.norm());
        json.put("stableRank", spectrum.stableRank());
        json.put("edge", spectrum.edge());
        json.put("beyond", spectrum.beyond());
        return json;
    }

    /// @param order which channels, and in which order
    public static Map<String, Object> json(ChannelNorms norms, int[] order) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("axis", norms.axis());
        json.put("count", norms.l1().length);
        json.put("channel", order);
        json.put("l1", Arrays.stream(order).mapToDouble(c -> norms.l1()[c]).toArray());
        json.put("l2", Arrays.stream(order).mapToDouble(c -> norms.l2()[c]).toArray());
        json.put("max", Arrays.stream(order).mapToDouble(c -> norms.max()[c]).toArray());
        json.put("zeros", Arrays.stream(order).mapToLong(c -> norms.zeros()[c]).toArray());
        json.put("bad", Arrays.stream(order).mapToLong(c -> norms.bad()[c]).toArray());
        return json;
    }

    /// One line for each fact.
    public static String text(TensorStats stats) {
        List<String> lines = new ArrayList<>();
        lines.add(line("elements", stats.count()));
        lines.add(line("mean", stats.mean()));
        lines.add(line("deviation", stats.deviation()));
        lines.add(line("from", stats.min()));
        lines.add(line("to", stats.max()));
        lines.add(line("norm", stats.norm()));
        lines.add(
                line(
                        "zeros",
                        String.format(
                                Locale.ROOT,
                                "%d (%.1f %%)",
                                stats.zeros(),
                                100.0 * stats.zeros() / Math.max(1, stats.count()))));
        lines.add(line("NaN", stats.nan()));
        lines.add(line("infinite", stats.infinite()));
        return String.join("\n", lines);
    }

    /// Their count, then the farthest.
    public static String text(Outliers outliers, Shape shape) {
        String far =
                outliers.top().stream()
                        .limit(5)
                        .map(
                                o ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s %s (%+.1f σ)",
                                                Arrays.toString(
                                                        TensorSlice.place(o.index(), shape)),
                                                number(o.value()),
                                                o.sigmas()))
                        .collect(Collectors.joining(", "));
        return line(
                "outliers",
                outliers.count()
                        + " beyond "
                        + number(outliers.beyond())
                        + " σ"
                        + (far.isEmpty() ? "" : ": " + far));
    }

    /// Its largest values, stable rank and edge.
    public static String text(Spectrum spectrum) {
        String values =
                spectrum.values().stream()
                        .limit(5)
                        .map(TensorWords::number)
                        .collect(Collectors.joining(", "));
        return line(
                        "spectrum",
                        "%s of %d×%d".formatted(values, spectrum.rows(), spectrum.columns()))
                + "\n"
                + line("stable rank", number(spectrum.stableRank()))
                + "\n"
                + line(
                        "noise edge",
                        number(spectrum.edge())
                                + ", "
                                + spectrum.beyond()
                                + " of the "
                                + spectrum.values().size()
                                + " values found lie beyond");
    }

    private static String line(String name, Object value) {
        return "  %-12s %s".formatted(name, value instanceof Double v ? number(v) : value);
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        String text = String.format(Locale.ROOT, "%.6g", value);
        return text.contains("e") || !text.contains(".")
                ? text
                : text.replaceFirst("0+$", "").replaceFirst("\\.$", "");
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
