package dev.loupe.networks.schematic.derive;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.infer.KnownTypes;
import dev.loupe.networks.schematic.Blocks;
import dev.loupe.networks.schematic.Blocks.Branches;
import dev.loupe.networks.schematic.Blocks.Card;
import dev.loupe.networks.schematic.Blocks.Circle;
import dev.loupe.networks.schematic.Blocks.Link;
import dev.loupe.networks.schematic.Blocks.Part;
import dev.loupe.networks.schematic.Blocks.Residual;
import dev.loupe.networks.schematic.Blocks.Tone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A model's main graph as cards, branches, residuals and repeats. What is equal in a row repeats, whatever it is called.
final class BlocksFlow {
    /// Operators beyond which a plan would help nobody, and the search for one would take long.
    private static final int MOST = 20_000;

    private static final int MOST_PARTS = 256;

    private final int[] nodes;
    private final CardWords words;
    private final Untangled untangled;

    private BlocksFlow(int[] nodes, CardWords words, Untangled untangled) {
        this.nodes = nodes;
        this.words = words;
        this.untangled = untangled;
    }

    /// @throws IllegalArgumentException with one sentence if the model has no operators, too many, or ones whose ways cross throughout
    static Blocks of(Model given, Derivation.Wish wish) {
        Model model = KnownTypes.of(given).model();
        if (!model.network() || model.graphs().getFirst().nodes().isEmpty()) {
            throw new IllegalArgumentException(
                    "The file holds weights alone; blocks need a model's operators.");
        }
        Graph graph = model.graphs().getFirst();
        if (graph.nodes().size() > MOST) {
            throw new IllegalArgumentException(
                    "Blocks are made of at most %,d operators, but the model has %,d."
                            .formatted(MOST, graph.nodes().size()));
        }
        Carried carried = Carried.of(graph);
        Untangled untangled = Untangled.of(carried.takers());
        BlocksFlow flow = new BlocksFlow(carried.nodes(), new CardWords(graph, wish), untangled);
        List<Part> parts = flow.parts(untangled.pieces());
        if (parts.isEmpty() || parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException(
                    parts.isEmpty()
                            ? "The model has no operators that blocks could show."
                            : "Blocks show at most %d parts in a row, but the model has %d; repeats are counted once."
                                    .formatted(MOST_PARTS, parts.size()));
        }
        Blocks usual = Blocks.standard();
        Set<String> ids = ids(parts).collect(Collectors.toSet());
        List<Link> links = untangled.links();
        if (!links.stream().allMatch(l -> ids.contains(l.from()) && ids.contains(l.to()))) {
            throw crossing();
        }
        return new Blocks(usual.sheet(), parts, links, usual.direction(), usual.look());
    }

    private static IllegalArgumentException crossing() {
        return new IllegalArgumentException(
                "Most of the model's branches cross each other, so that no nested blocks show them.");
    }

    private List<Part> parts(List<Nesting.Piece> pieces) {
        List<Part> chain = new ArrayList<>();
        for (Nesting.Piece piece : pieces) {
            switch (piece) {
                case Nesting.One(int node) -> one(node, chain);
                case Nesting.Fork fork -> fork(fork, chain);
                case Nesting.Tangle(int[] some) -> tangle(some, chain);
            }
        }
        return Idioms.folded(chain);
    }

    private void one(int place, List<Part> chain) {
        int node = nodes[place];
        if (node < 0) {
            chain.add(words.input(-1 - node));
            return;
        }
        Card card = words.card(node);
        if (card != null) {
            Idioms.add(chain, named(card, place));
            behind(node, chain);
        } else if (untangled.ends(place)) {
            String sign = words.sign(node);
            chain.add(joint(sign.isEmpty() ? words.plain(node) : sign, place));
        }
    }

    private Card named(Card card, int place) {
        return untangled.ends(place) ? card.named(Untangled.id(place)) : card;
    }

    /// Where ways come together, as a part of its own, so that a link may end there.
    private static Part joint(String sign, int place) {
        return sign.length() == 1
                ? new Circle(sign, Untangled.id(place))
                : Card.of(sign, "", Tone.PLAIN).named(Untangled.id(place));
    }

    private static Stream<String> ids(List<Part> chain) {
        return chain.stream()
                .flatMap(
                        part ->
                                switch (part) {
                                    case Card card -> Stream.of(card.id());
                                    case Circle circle -> Stream.of(circle.id());
                                    case Residual inner -> ids(inner.residual());
                                    case Branches inner ->
                                            inner.branches().stream().flatMap(BlocksFlow::ids);
                                    case Blocks.Repeat inner -> ids(inner.repeat());
                                    case Blocks.Loop inner -> ids(inner.loop());
                                });
    }

    private void behind(int node, List<Part> chain) {
        String fused = words.fused(node);
        boolean layer =
                !chain.isEmpty()
                        && (chain.getLast() instanceof Card card
                                        && (card.tone() == Tone.CONV || card.tone() == Tone.DENSE)
                                || !(chain.getLast() instanceof Card));
        if (!fused.isEmpty() && layer) {
            Idioms.add(chain, Card.of(fused, "", Tone.PLAIN));
        }
    }

    private void fork(Nesting.Fork fork, List<Part> chain) {
        List<List<Part>> branches = new ArrayList<>();
        for (List<Nesting.Piece> branch : fork.branches()) {
            branches.add(parts(branch));
        }
        int join = fork.join() < 0 ? -1 : nodes[fork.join()];
        boolean ends = join >= 0 && untangled.ends(fork.join());
        String sign = join < 0 ? "" : words.sign(join);
        Card card = join < 0 || !sign.isEmpty() ? null : words.card(join);
        String said = card == null ? sign : card.card();
        List<List<Part>> drawn = branches.stream().filter(b -> !b.isEmpty()).toList();
        if (drawn.isEmpty()) {
            if (card != null) {
                Idioms.add(chain, card);
            }
        } else if (ends) {
            chain.add(new Branches(fork.forked() ? branches : drawn, "", fork.forked()));
            if (!sign.isEmpty()) {
                chain.add(joint(sign, fork.join()));
            } else if (card != null) {
                chain.add(named(card, fork.join()));
            }
        } else if (drawn.size() == 1
                && branches.size() == 2
                && fork.forked()
                && sign.length() == 1) {
            Idioms.add(chain, new Residual(drawn.getFirst(), sign));
        } else if (drawn.size() == 1 && !fork.forked()) {
            drawn.getFirst().forEach(part -> Idioms.add(chain, part));
            if (card != null) {
                Idioms.add(chain, card);
            }
        } else {
            List<List<Part>> shown = fork.forked() ? branches : drawn;
            Idioms.add(chain, Idioms.joined(new Branches(shown, said, fork.forked())));
        }
        if (join >= 0) {
            behind(join, chain);
        }
    }

    /// Ways that cross are one card, which says how many operators it stands for.
    private void tangle(int[] some, List<Part> chain) {
        if (2 * some.length > nodes.length && some.length > 4) {
            throw crossing();
        }
        String kinds =
                Arrays.stream(some)
                        .filter(place -> nodes[place] >= 0)
                        .mapToObj(place -> words.card(nodes[place]))
                        .filter(Objects::nonNull)
                        .map(Card::card)
                        .distinct()
                        .limit(3)
                        .collect(Collectors.joining(", "));
        chain.add(Card.of(some.length + " operators", kinds, Tone.PLAIN));
    }
}
