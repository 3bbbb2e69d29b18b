package dev.loupe.networks.diff;

import dev.loupe.networks.diff.ModelDiff.Changed;
import dev.loupe.networks.diff.ModelDiff.Detail;
import dev.loupe.networks.diff.ModelDiff.Numbers;
import dev.loupe.networks.diff.ModelDiff.Part;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A difference as `loupe diff` says it.
public final class DiffWords {
    private static final int MOST = 40;

    private DiffWords() {}

    /// `{"equal","renamed","added","removed","changed","weights"}`, and `unread` where weights could not be compared. Infinity and NaN are texts.
    public static Map<String, Object> json(ModelDiff diff) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("equal", diff.equal());
        json.put("renamed", diff.renamed());
        json.put("added", diff.added().stream().map(DiffWords::part).toList());
        json.put("removed", diff.removed().stream().map(DiffWords::part).toList());
        json.put("changed", diff.changed().stream().map(DiffWords::changed).toList());
        json.put("weights", diff.weights().stream().map(DiffWords::weight).toList());
        if (!diff.unread().isEmpty()) {
            json.put("unread", diff.unread());
        }
        return json;
    }

    private static Map<String, Object> part(Part part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", part.name());
        json.put("type", part.type());
        return json;
    }

    private static Map<String, Object> changed(Changed changed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", changed.name());
        json.put("what", changed.what());
        List<Map<String, Object>> details = new ArrayList<>();
        for (Detail detail : changed.details()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("what", detail.what());
            one.put("before", detail.before());
            one.put("after", detail.after());
            details.add(one);
        }
        json.put("details", details);
        return json;
    }

    private static Map<String, Object> weight(Numbers weight) {
        Map<String, Object> json = new LinkedHashMap<>();
        double norm = weight.relativeNorm();
        json.put("name", weight.name());
        json.put("relativeNorm", Double.isFinite(norm) ? (Object) norm : Double.toString(norm));
        return json;
    }

    /// The same for people: a line a difference, `−` removed, `+` added, `~` changed, `≈` other numbers; the largest differences of weights first.
    public static String text(ModelDiff diff) {
        List<String> lines = structured(diff);
        List<String> weights =
                diff.weights().stream()
                        .sorted((a, b) -> Double.compare(b.relativeNorm(), a.relativeNorm()))
                        .map(DiffWords::apart)
                        .toList();
        some(lines, weights);
        some(lines, diff.unread());
        return String.join("\n", lines);
    }

    /// The same without the weights.
    public static String structure(ModelDiff diff) {
        List<String> lines = structured(diff);
        some(lines, diff.unread());
        return String.join("\n", lines);
    }

    private static List<String> structured(ModelDiff diff) {
        List<String> lines = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (Changed one : diff.changed()) {
            List<String> what = new ArrayList<>();
            one.details().forEach(d -> what.add(d.what() + " " + d.before() + " → " + d.after()));
            changed.add("~ " + one.name() + "  " + String.join(", ", what));
        }
        lines.add(summary(diff));
        some(lines, diff.removed().stream().map(p -> "- " + p.type() + "  " + p.name()).toList());
        some(lines, diff.added().stream().map(p -> "+ " + p.type() + "  " + p.name()).toList());
        some(lines, changed);
        return lines;
    }

    private static String apart(Numbers weight) {
        return String.format(
                Locale.ROOT, "≈ %s  %.3g of its norm", weight.name(), weight.relativeNorm());
    }

    private static void some(List<String> lines, List<String> all) {
        lines.addAll(all.subList(0, Math.min(MOST, all.size())));
        if (all.size() > MOST) {
            lines.add("  and " + (all.size() - MOST) + " more; --json lists all");
        }
    }

    /// One line.
    public static String summary(ModelDiff diff) {
        List<String> parts = new ArrayList<>();
        count(parts, diff.removed().size(), "removed");
        count(parts, diff.added().size(), "added");
        count(parts, diff.changed().size(), "changed");
        count(parts, diff.weights().size(), "with other numbers");
        String renamed = diff.renamed() == 0 ? "" : "; " + diff.renamed() + " renamed";
        return diff.equal() ? "equal" + renamed : String.join(", ", parts) + renamed;
    }

    private static void count(List<String> parts, int n, String what) {
        if (n > 0) {
            parts.add(n + " " + what);
        }
    }
}
