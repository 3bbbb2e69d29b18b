package dev.loupe.networks.cost;

import dev.loupe.networks.cost.ModelCosts.Entry;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Costs as `loupe inspect --costs` says them.
public final class CostWords {
    private static final int MOST = 20;
    private static final int DEEPEST = 2;

    private CostWords() {}

    /// What is not known is null.
    ///
    /// @param kvCache bytes a token, −1 where there is none
    public static Map<String, @Nullable Object> json(
            ModelCosts costs, Map<String, Long> bound, long kvCache) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("dims", bound);
        json.put("symbols", costs.symbols());
        json.put("shapeless", costs.shapeless());
        json.putAll(amounts(costs.total()));
        json.put("peakActivationBytes", known(costs.peak()));
        if (kvCache >= 0) {
            json.put("kvCacheBytesPerToken", kvCache);
        }
        json.put("unknown", costs.unknown());
        List<Map<String, @Nullable Object>> scopes = new ArrayList<>();
        costs.scopes()
                .forEach(
                        (path, cost) -> {
                            Map<String, @Nullable Object> one = new LinkedHashMap<>();
                            one.put("path", path);
                            one.putAll(amounts(cost));
                            scopes.add(one);
                        });
        json.put("scopes", scopes);
        json.put("nodes", costs.nodes().stream().map(CostWords::node).toList());
        return json;
    }

    private static Map<String, @Nullable Object> node(Entry entry) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("graph", entry.graph());
        json.put("node", entry.node());
        json.put("name", entry.name());
        json.put("operator", entry.operator());
        json.put("scope", entry.scope());
        json.putAll(amounts(entry.cost()));
        return json;
    }

    private static Map<String, @Nullable Object> amounts(Cost cost) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("parameters", known(cost.parameters()));
        json.put("bytes", known(cost.bytes()));
        json.put("macs", known(cost.macs()));
        json.put("flops", known(cost.flops()));
        json.put("activationBytes", known(cost.activationBytes()));
        json.put("movedBytes", known(cost.movedBytes()));
        double intensity = cost.intensity();
        json.put("intensity", Double.isNaN(intensity) ? null : intensity);
        return json;
    }

    private static @Nullable Long known(long amount) {
        return amount < 0 ? null : amount;
    }

    /// The same for people: the whole, modules, and the operators that do most.
    public static String text(ModelCosts costs, Map<String, Long> bound, long kvCache) {
        List<String> lines = new ArrayList<>();
        Cost total = costs.total();
        lines.add("costs");
        lines.add("  parameters %s, %s".formatted(count(total.parameters()), bytes(total.bytes())));
        if (!costs.nodes().isEmpty()) {
            String least = costs.unknown() > 0 ? "at least " : "";
            Cost counted = costs.unknown() > 0 ? costs.counted() : total;
            lines.add(
                    "  MACs %s%s, FLOPs %s%s"
                            .formatted(
                                    least, count(counted.macs()), least, count(counted.flops())));
            lines.add(
                    "  activations %s%s, at most %s at one time"
                            .formatted(
                                    least, bytes(counted.activationBytes()), bytes(costs.peak())));
        }
        if (kvCache >= 0) {
            lines.add("  cache of keys and values " + bytes(kvCache) + " a token in float16");
        }
        if (costs.unknown() > 0) {
            List<String> wanted = new ArrayList<>();
            costs.symbols().forEach(name -> wanted.add(name + "=…"));
            costs.shapeless().forEach(name -> wanted.add(name + "=1x…"));
            lines.add(
                    "  not known of %d operators%s"
                            .formatted(
                                    costs.unknown(),
                                    wanted.isEmpty()
                                            ? ""
                                            : "; set --dims " + String.join(",", wanted)));
        }
        if (!bound.isEmpty()) {
            lines.add("  with " + bound);
        }
        List<String[]> rows = new ArrayList<>();
        costs.scopes().entrySet().stream()
                .filter(e -> e.getKey().chars().filter(c -> c == '/').count() < DEEPEST)
                .limit(2 * MOST)
                .forEach(e -> rows.add(row(e.getKey(), "", e.getValue())));
        table(lines, "module", rows);
        rows.clear();
        costs.nodes().stream()
                .filter(e -> e.graph() == 0)
                .sorted(Comparator.comparingLong((Entry e) -> -e.cost().flops()))
                .limit(MOST)
                .forEach(e -> rows.add(row(e.name(), e.operator(), e.cost())));
        table(lines, "operators that do most", rows);
        return String.join("\n", lines);
    }

    private static String[] row(String name, String operator, Cost cost) {
        double intensity = cost.intensity();
        return new String[] {
            name,
            operator,
            count(cost.parameters()),
            count(cost.macs()),
            count(cost.flops()),
            bytes(cost.activationBytes()),
            Double.isNaN(intensity) ? "?" : String.format(Locale.ROOT, "%.3g", intensity)
        };
    }

    private static void table(List<String> lines, String title, List<String[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<String[]> all = new ArrayList<>(rows);
        all.addFirst(
                new String[] {
                    title, "", "parameters", "MACs", "FLOPs", "activations", "FLOPs/byte"
                });
        int[] widths = new int[all.getFirst().length];
        for (String[] row : all) {
            for (int k = 0; k < row.length; k++) {
                widths[k] = Math.max(widths[k], row[k].length());
            }
        }
        for (String[] row : all) {
            StringBuilder line = new StringBuilder();
            for (int k = 0; k < row.length; k++) {
                String pad = " ".repeat(widths[k] - row[k].length());
                line.append("  ").append(k < 2 ? row[k] + pad : pad + row[k]);
            }
            lines.add(line.toString().stripTrailing());
        }
    }

    private static String count(long n) {
        return n < 0 ? "?" : scaled(n, 1000, "", " k", " M", " G", " T", " P", " E");
    }

    private static String bytes(long n) {
        return n < 0 ? "?" : scaled(n, 1024, " B", " KiB", " MiB", " GiB", " TiB", " PiB", " EiB");
    }

    private static String scaled(long n, int step, String... units) {
        double value = n;
        int unit = 0;
        while (value >= step && unit < units.length - 1) {
            value /= step;
            unit++;
        }
        return unit == 0
                ? n + units[0]
                : String.format(Locale.ROOT, value < 10 ? "%.2f%s" : "%.1f%s", value, units[unit]);
    }
}
