package dev.loupe.networks.diff;

import dev.loupe.core.DataType;
import dev.loupe.networks.diff.ModelDiff.Changed;
import dev.loupe.networks.diff.ModelDiff.Detail;
import dev.loupe.networks.diff.ModelDiff.Numbers;
import dev.loupe.networks.diff.ModelDiff.Part;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What was found so far.
final class Findings {
    int renamed;
    int[] partners = {};
    final List<Part> added = new ArrayList<>();
    final List<Part> removed = new ArrayList<>();
    private final List<Changed> changed = new ArrayList<>();
    private final List<Numbers> weights = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private final Set<List<String>> compared = new HashSet<>();

    /// Remembers that something changed, unless there is nothing to say.
    void changed(String name, List<Detail> details, int graph, int node) {
        if (!details.isEmpty()) {
            changed.add(
                    new Changed(
                            name,
                            details.stream().map(Detail::what).distinct().toList(),
                            details,
                            graph,
                            node));
        }
    }

    /// Compares two weights once, wherever they are met again.
    void weights(Weight a, Weight b, int graph, int node) throws IOException {
        if (!compared.add(
                List.of(a.name(), b.name(), a.shape().toString(), b.shape().toString()))) {
            return;
        }
        String name = floating(a) >= floating(b) ? a.name() : b.name();
        List<Detail> details = new ArrayList<>();
        if (!a.held().type().equals(b.held().type())) {
            details.add(new Detail("type", a.held().type().toString(), b.held().type().toString()));
        }
        boolean fits = a.shape().equals(b.shape());
        if (!fits) {
            details.add(new Detail("shape", a.shape().toString(), b.shape().toString()));
        }
        boolean numbers = fits && real(a) == real(b) && !Distance.equal(a, b);
        if (numbers) {
            try {
                double norm = Distance.relative(a, b);
                if (norm != 0) {
                    weights.add(new Numbers(name, norm, graph, node));
                }
            } catch (IllegalArgumentException undecoded) {
                unread.add("The weight " + name + " is not compared: " + undecoded.getMessage());
                if (a.held().type().name().equals("string")) {
                    details.add(new Detail("value", "other texts", "other texts"));
                }
            }
        }
        changed(name, details, graph, node);
    }

    /// Whether its elements stand for real numbers: floats, or quants with a scale beside them or in their blocks. Whole numbers without a scale are no quants that can be compared with these.
    private static boolean real(Weight weight) {
        DataType type = weight.held().type();
        return weight.quantised()
                || type.name().contains("float")
                || type.elements() > 1 && !type.name().contains("int");
    }

    /// Bits of a float, 0 for what is none or stands for one.
    private static int floating(Weight weight) {
        String type = weight.held().type().name();
        return weight.quantised() || !type.contains("float") ? 0 : 8 * weight.held().type().bytes();
    }

    ModelDiff diff() {
        return new ModelDiff(renamed, added, removed, changed, weights, unread, partners);
    }
}
