package dev.loupe.networks.schematic.derive;

import dev.loupe.networks.schematic.Blocks.Branches;
import dev.loupe.networks.schematic.Blocks.Card;
import dev.loupe.networks.schematic.Blocks.Part;
import dev.loupe.networks.schematic.Blocks.Repeat;
import dev.loupe.networks.schematic.Blocks.Residual;
import dev.loupe.networks.schematic.Blocks.Tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What papers draw as one: norms and functions that are written out in operators, functions behind layers, attention, and parts that repeat.
final class Idioms {
    private static final Set<String> BEHIND =
            Set.of(
                    "ReLU",
                    "Leaky ReLU",
                    "PReLU",
                    "ELU",
                    "SELU",
                    "GELU",
                    "SiLU",
                    "Swish",
                    "Mish",
                    "HardSwish",
                    "Sigmoid",
                    "Tanh",
                    "HardSigmoid",
                    "Batch norm",
                    "Clip");

    private Idioms() {}

    /// Puts a part at the end of a chain.
    static void add(List<Part> chain, Part part) {
        Part said = part instanceof Residual residual ? function(residual) : part;
        Part last = chain.isEmpty() ? null : chain.getLast();
        if (said instanceof Residual(List<Part> inner, String join)
                && join.equals("÷")
                && last instanceof Residual(List<Part> before, String sign)
                && sign.equals("−")
                && names(before).anyMatch("ReduceMean"::equals)
                && names(inner).anyMatch("ReduceMean"::equals)) {
            chain.set(chain.size() - 1, Card.of("Layer norm", "", Tone.NORM));
        } else if (said instanceof Card card
                && BEHIND.contains(card.card())
                && last instanceof Card layer
                && (layer.tone() == Tone.CONV || layer.tone() == Tone.DENSE)
                && (card.id().isEmpty() || layer.id().isEmpty())) {
            String detail = (layer.detail().isEmpty() ? "" : layer.detail() + ", ") + card.card();
            String id = card.id().isEmpty() ? layer.id() : card.id();
            chain.set(chain.size() - 1, Card.of(layer.card(), detail, layer.tone()).named(id));
        } else {
            chain.add(said);
        }
    }

    /// A function of a value times that value.
    private static Part function(Residual residual) {
        if (!residual.join().equals("×") || !plain(residual.residual())) {
            return residual;
        }
        List<String> names = names(residual.residual()).toList();
        String name =
                names.contains("Erf")
                        ? "GELU"
                        : names.contains("Softplus") && names.contains("Tanh")
                                ? "Mish"
                                : names.contains("Tanh")
                                        ? "GELU"
                                        : names.equals(List.of("Sigmoid"))
                                                ? "SiLU"
                                                : names.equals(List.of("HardSigmoid"))
                                                                || names.equals(List.of("Clip"))
                                                        ? "HardSwish"
                                                        : "";
        return name.isEmpty() ? residual : Card.of(name, "", Tone.PLAIN);
    }

    /// Whether nothing in a chain has weights.
    private static boolean plain(List<Part> chain) {
        return chain.stream()
                .allMatch(
                        part ->
                                part instanceof Card card && card.tone() == Tone.PLAIN
                                        || part instanceof Residual inner
                                                && plain(inner.residual()));
    }

    private static Stream<String> names(List<Part> chain) {
        return chain.stream()
                .flatMap(
                        part ->
                                switch (part) {
                                    case Card card -> Stream.of(card.card());
                                    case Residual inner -> names(inner.residual());
                                    default -> Stream.of("");
                                });
    }

    /// Branches as they are, or where weights that a softmax gives meet values: attention.
    static Part joined(Branches branches) {
        boolean weighs =
                branches.join().equals("MatMul")
                        && branches.branches().stream()
                                .anyMatch(b -> names(b).anyMatch("Softmax"::equals));
        if (!weighs) {
            return branches;
        }
        String width =
                branches.branches().stream()
                        .flatMap(List::stream)
                        .filter(Card.class::isInstance)
                        .map(Card.class::cast)
                        .filter(card -> card.tone() == Tone.DENSE)
                        .map(Card::detail)
                        .findFirst()
                        .orElse("");
        return Card.of("Attention", width, Tone.ATTENTION);
    }

    /// Equal runs of parts become one that repeats: at each place the run that covers most, the shortest of those.
    static List<Part> folded(List<Part> chain) {
        List<Part> folded = new ArrayList<>();
        for (int at = 0; at < chain.size(); ) {
            int best = 1;
            int times = 1;
            for (int wide = 1; wide <= (chain.size() - at) / 2; wide++) {
                int k = times(chain, at, wide);
                boolean later =
                        chain.get(at) instanceof Card card
                                && card.tone() == Tone.PLAIN
                                && times(chain, at + 1, wide) >= k;
                if (k > 1
                        && !later
                        && k * wide > best * times
                        && (wide > 1 || k > 2 || !(chain.get(at) instanceof Card))) {
                    best = wide;
                    times = k;
                }
            }
            List<Part> run = chain.subList(at, at + best);
            if (times > 1) {
                folded.add(new Repeat(folded(run), times, ""));
            } else {
                folded.addAll(run);
            }
            at += best * times;
        }
        return folded;
    }

    private static int times(List<Part> chain, int at, int wide) {
        if (at + wide > chain.size()) {
            return 0;
        }
        int times = 1;
        List<Part> run = chain.subList(at, at + wide);
        while (at + (times + 1) * wide <= chain.size()
                && chain.subList(at + times * wide, at + (times + 1) * wide).equals(run)) {
            times++;
        }
        return times;
    }
}
