package dev.loupe.networks.schematic;

import dev.loupe.figure.scene.Colour;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Cards in a chain, with branches, residuals, repeats and loops in each other as deep as wanted.
///
/// @param flow  1 to 256 parts, input first
/// @param links between cards that the flow itself does not join, by their ids
public record Blocks(Sheet sheet, List<Part> flow, List<Link> links, Direction direction, Look look)
        implements Schematic {
    private static final Blocks STANDARD =
            new Blocks(
                    Sheet.standard(),
                    List.of(
                            Card.of("Input", "3 × 224 × 224", Tone.INPUT),
                            Card.of("Conv 7 × 7", "64, stride 2", Tone.CONV),
                            new Residual(
                                    List.of(
                                            Card.of("Conv 3 × 3", "64", Tone.CONV),
                                            Card.of("Conv 3 × 3", "64", Tone.CONV)),
                                    "+"),
                            new Branches(
                                    List.of(
                                            List.of(Card.of("Conv 1 × 1", "64", Tone.CONV)),
                                            List.of(
                                                    Card.of("Conv 1 × 1", "96", Tone.CONV),
                                                    Card.of("Conv 3 × 3", "128", Tone.CONV)),
                                            List.of(Card.of("Max pool 3 × 3", "", Tone.POOL))),
                                    "Concat",
                                    true),
                            Card.of("Linear", "1,000", Tone.DENSE)),
                    List.of(),
                    Direction.DOWN,
                    Look.standard());

    public Blocks {
        flow = List.copyOf(flow);
        links = List.copyOf(links);
        Misfit.unlessCount("flow", flow.size(), 1, 256);
    }

    public static Blocks standard() {
        return STANDARD;
    }

    @Override
    public Style style() {
        return Style.BLOCKS;
    }

    @Override
    public Blocks with(Sheet other) {
        return new Blocks(other, flow, links, direction, look);
    }

    /// What a card does, which chooses its tint where the look has colours.
    public enum Tone {
        PLAIN,
        INPUT,
        EMBED,
        ATTENTION,
        FEED,
        NORM,
        CONV,
        POOL,
        DENSE,
        OUTPUT
    }

    /// Something in a chain.
    public sealed interface Part {}

    /// A box with words.
    ///
    /// @param card   what it is
    /// @param detail smaller, below; empty for none
    /// @param fill   null for that of its tone
    /// @param id     by which links name it; may be empty
    @Needs("card")
    public record Card(String card, String detail, Tone tone, @Nullable Colour fill, String id)
            implements Part {
        public static Card standard() {
            return of("", "", Tone.PLAIN);
        }

        public static Card of(String card, String detail, Tone tone) {
            return new Card(card, detail, tone, null, "");
        }

        public Card named(String other) {
            return new Card(card, detail, tone, fill, other);
        }
    }

    /// A small circle with a sign, such as `+`, `×` or `σ`.
    ///
    /// @param circle one to three characters
    @Needs(value = "circle", bare = false)
    public record Circle(String circle, String id) implements Part {
        public Circle {
            Misfit.unless("circle", circle.codePointCount(0, circle.length()), 1, 3);
        }

        public static Circle standard() {
            return new Circle("+", "");
        }
    }

    /// A chain that a line leads around, to where both are joined.
    ///
    /// @param residual the chain
    /// @param join     the sign in the circle, one to three characters
    @Needs("residual")
    public record Residual(List<Part> residual, String join) implements Part {
        public Residual {
            residual = List.copyOf(residual);
            Misfit.unlessCount("residual", residual.size(), 1, 256);
            Misfit.unless("join", join.codePointCount(0, join.length()), 1, 3);
        }

        public static Residual standard() {
            return new Residual(List.of(Card.standard()), "+");
        }
    }

    /// Chains side by side.
    ///
    /// @param branches 1 to 64 chains; an empty one is a plain line
    /// @param join     what brings them together: a sign of up to two characters in a circle, words on a card; empty for lines alone
    /// @param forked   whether one line comes in; else each chain begins for itself, and the line that leads on is the first one's where they are joined, else
    ///                 the last one's
    @Needs("branches")
    public record Branches(List<List<Part>> branches, String join, boolean forked) implements Part {
        public Branches {
            branches = branches.stream().map(List::copyOf).toList();
            Misfit.unlessCount("branches", branches.size(), 1, 64);
        }

        public static Branches standard() {
            return new Branches(List.of(List.of()), "Concat", true);
        }
    }

    /// A chain that stands several times in a row, drawn once in a frame.
    ///
    /// @param times 1 to 100,000; 1 for a frame with a name alone
    /// @param label of the frame; empty for none
    @Needs("repeat")
    public record Repeat(List<Part> repeat, int times, String label) implements Part {
        public Repeat {
            repeat = List.copyOf(repeat);
            Misfit.unlessCount("repeat", repeat.size(), 1, 256);
            Misfit.unless("times", times, 1, 100_000);
        }

        public static Repeat standard() {
            return new Repeat(List.of(Card.standard()), 1, "");
        }
    }

    /// A chain whose end leads back to its beginning, as a recurrent cell's does.
    ///
    /// @param label at the way back; empty for none
    @Needs("loop")
    public record Loop(List<Part> loop, String label) implements Part {
        public Loop {
            loop = List.copyOf(loop);
            Misfit.unlessCount("loop", loop.size(), 1, 256);
        }

        public static Loop standard() {
            return new Loop(List.of(Card.standard()), "");
        }
    }

    /// An edge between two cards.
    ///
    /// @param from,to ids of cards or circles
    /// @param label   along it; empty for none
    @Needs({"from", "to"})
    public record Link(String from, String to, String label) {
        public static Link standard() {
            return new Link("", "", "");
        }
    }

    /// How cards look.
    ///
    /// @param width   of the narrowest card, pixels, 20 to 400
    /// @param gap     between the parts of a chain, pixels, 8 to 100
    /// @param radius  of corners, pixels, 0 to 20
    /// @param colours whether cards are tinted by what they do
    /// @param border  null for the theme's
    public record Look(
            double width, double gap, double radius, boolean colours, @Nullable Colour border) {
        public Look {
            Misfit.unless("width", width, 20, 400);
            Misfit.unless("gap", gap, 8, 100);
            Misfit.unless("radius", radius, 0, 20);
        }

        public static Look standard() {
            return new Look(120, 18, 5, true, null);
        }
    }
}
