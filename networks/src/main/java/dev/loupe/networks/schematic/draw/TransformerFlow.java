package dev.loupe.networks.schematic.draw;

import dev.loupe.networks.schematic.Blocks;
import dev.loupe.networks.schematic.Blocks.Branches;
import dev.loupe.networks.schematic.Blocks.Card;
import dev.loupe.networks.schematic.Blocks.Circle;
import dev.loupe.networks.schematic.Blocks.Link;
import dev.loupe.networks.schematic.Blocks.Part;
import dev.loupe.networks.schematic.Blocks.Repeat;
import dev.loupe.networks.schematic.Blocks.Residual;
import dev.loupe.networks.schematic.Blocks.Tone;
import dev.loupe.networks.schematic.Transformer;
import dev.loupe.networks.schematic.Transformer.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A transformer as blocks. Sources: Vaswani and others (2017), figure 1, for post-norm; Xiong and others (2020), figure 1, for pre-norm;
/// Fedus, Zoph and Shazeer (2021), figure 2, for experts.
final class TransformerFlow {
    private final Transformer it;

    private TransformerFlow(Transformer it) {
        this.it = it;
    }

    static Blocks of(Transformer transformer) {
        TransformerFlow flow = new TransformerFlow(transformer);
        boolean both = transformer.kind() == Kind.BOTH;
        return new Blocks(
                transformer.sheet(),
                both ? flow.both() : flow.alone(),
                both ? List.of(new Link("memory", "cross", "")) : List.of(),
                transformer.direction(),
                transformer.look());
    }

    private List<Part> alone() {
        boolean decoder = it.kind() == Kind.DECODER;
        String name = it.name().isEmpty() ? decoder ? "Decoder" : "Encoder" : it.name();
        List<Part> flow = new ArrayList<>(entry(it.input()));
        flow.add(new Repeat(block(decoder, false), it.layers(), name));
        if (it.normFirst()) {
            flow.add(norm());
        }
        flow.addAll(exit());
        return flow;
    }

    private List<Part> both() {
        List<Part> encoder =
                new ArrayList<>(entry("Source " + it.input().toLowerCase(Locale.ROOT)));
        encoder.add(new Repeat(block(false, false), it.layers(), "Encoder"));
        if (it.normFirst()) {
            encoder.add(norm());
        }
        encoder.add(Card.of("Encoder states", "", Tone.PLAIN).named("memory"));
        List<Part> decoder =
                new ArrayList<>(entry("Target " + it.input().toLowerCase(Locale.ROOT)));
        int layers = it.decoderLayers() == 0 ? it.layers() : it.decoderLayers();
        decoder.add(new Repeat(block(true, true), layers, "Decoder"));
        if (it.normFirst()) {
            decoder.add(norm());
        }
        decoder.addAll(exit());
        return List.of(new Branches(List.of(encoder, decoder), "", false));
    }

    /// Tokens and where they stand, added.
    private List<Part> entry(String input) {
        List<Part> entry = new ArrayList<>();
        entry.add(
                Card.of(
                        input,
                        it.context() > 0 ? "up to " + number(it.context()) : "",
                        Tone.INPUT));
        entry.add(
                Card.of(
                        "Embedding",
                        it.vocabulary() > 0 && it.width() > 0
                                ? number(it.vocabulary()) + " × " + number(it.width())
                                : it.width() > 0 ? number(it.width()) : "",
                        Tone.EMBED));
        if (!it.positions().isEmpty() && !rotary()) {
            return List.of(
                    new Branches(
                            List.of(entry, List.of(Card.of(it.positions(), "", Tone.EMBED))),
                            "+",
                            false));
        }
        return entry;
    }

    /// Positions that attention itself adds.
    private boolean rotary() {
        return it.positions().matches("(?i).*(rope|rotary|alibi|relative).*");
    }

    private List<Part> exit() {
        List<Part> exit = new ArrayList<>();
        if (!it.head().isEmpty()) {
            exit.add(
                    Card.of(
                            it.head(),
                            it.vocabulary() > 0 ? number(it.vocabulary()) : "",
                            Tone.DENSE));
        }
        exit.add(
                Card.of(
                        it.kind() == Kind.ENCODER && it.head().isEmpty() ? "States" : "Output",
                        "",
                        Tone.OUTPUT));
        return exit;
    }

    private List<Part> block(boolean masked, boolean cross) {
        List<Part> block = new ArrayList<>();
        sublayer(block, attention(masked ? "Masked self-attention" : "Self-attention"));
        if (cross) {
            sublayer(block, attention("Cross-attention").named("cross"));
        }
        sublayer(block, it.experts() > 0 ? experts() : feedForward());
        return block;
    }

    private void sublayer(List<Part> block, Part inner) {
        if (it.normFirst()) {
            block.add(new Residual(List.of(norm(), inner), "+"));
        } else {
            block.add(new Residual(List.of(inner), "+"));
            block.add(norm());
        }
    }

    private Card norm() {
        return Card.of(it.norm(), "", Tone.NORM);
    }

    private Card attention(String name) {
        List<String> said = new ArrayList<>();
        if (it.heads() > 0) {
            String heads = number(it.heads()) + (it.heads() == 1 ? " head" : " heads");
            if (it.keyValueHeads() > 0 && it.keyValueHeads() != it.heads()) {
                heads += ", " + number(it.keyValueHeads()) + " for K, V";
            }
            if (it.width() > 0 && it.width() % it.heads() == 0) {
                heads += " of " + number(it.width() / it.heads());
            }
            said.add(heads);
        }
        if (rotary() && !name.startsWith("Cross")) {
            said.add(it.positions());
        }
        return Card.of(name, String.join("\n", said), Tone.ATTENTION);
    }

    private Card feedForward() {
        List<String> said = new ArrayList<>();
        if (it.width() > 0 && it.feedForward() > 0) {
            said.add(
                    number(it.width())
                            + " → "
                            + number(it.feedForward())
                            + " → "
                            + number(it.width()));
        }
        if (!it.activation().isEmpty()) {
            said.add(it.activation());
        }
        return Card.of("Feed-forward", String.join(", ", said), Tone.FEED);
    }

    /// A router and some of its experts, side by side.
    private Part experts() {
        String size = feedForward().detail();
        List<List<Part>> branches = new ArrayList<>();
        branches.add(List.of(Card.of("Expert 1", size, Tone.FEED)));
        if (it.experts() > 2) {
            branches.add(List.of(new Circle("…", "")));
        }
        if (it.experts() > 1) {
            branches.add(List.of(Card.of("Expert " + number(it.experts()), size, Tone.FEED)));
        }
        String detail = it.chosen() + " of " + number(it.experts()) + " for a token";
        return new Repeat(
                List.of(Card.of("Router", detail, Tone.DENSE), new Branches(branches, "Σ", true)),
                1,
                "Experts");
    }

    private static String number(int n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
