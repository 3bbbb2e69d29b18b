package dev.loupe.networks.schematic.draw;

import dev.loupe.figure.type.Typeface;
import dev.loupe.networks.schematic.Blocks;
import dev.loupe.networks.schematic.Blocks.Branches;
import dev.loupe.networks.schematic.Blocks.Card;
import dev.loupe.networks.schematic.Blocks.Circle;
import dev.loupe.networks.schematic.Blocks.Loop;
import dev.loupe.networks.schematic.Blocks.Part;
import dev.loupe.networks.schematic.Blocks.Repeat;
import dev.loupe.networks.schematic.Blocks.Residual;
import dev.loupe.networks.schematic.Direction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How much room the parts of a flow take. `along` the flow, and `across` it to both sides of the line that enters and leaves a part.
final class Room {
    /// From where a line forks to where the part that it leads around begins.
    static final double FORK = 9;

    /// Between a line that leads around a part and that part.
    static final double AROUND = 14;

    /// Inside a frame.
    static final double PAD = 12;

    /// How far the second frame of a repeat looks out.
    static final double BEHIND = 4;

    private final Blocks blocks;
    private final double size;

    Room(Blocks blocks) {
        this.blocks = blocks;
        size = blocks.sheet().textSize();
    }

    /// What a part takes.
    ///
    /// @param before,after across, on both sides of its line
    record Extent(double along, double before, double after) {}

    Extent of(Part part) {
        return switch (part) {
            case Card card -> card(card);
            case Circle _ -> new Extent(circle(), circle() / 2, circle() / 2);
            case Residual residual -> {
                Extent inner = chain(residual.residual());
                yield new Extent(
                        2 * FORK + inner.along + gap() + circle(),
                        Math.max(inner.before, circle() / 2),
                        Math.max(inner.after, circle() / 2) + AROUND);
            }
            case Loop loop -> {
                Extent inner = chain(loop.loop());
                double label =
                        loop.label().isEmpty()
                                ? 0
                                : across()
                                        ? size * 1.2
                                        : 6 + Typeface.width(loop.label(), size * 0.9, 400);
                yield new Extent(
                        4 * FORK + inner.along, inner.before + AROUND + label, inner.after);
            }
            case Repeat repeat -> repeat(repeat);
            case Branches branches -> branches(branches);
        };
    }

    Extent chain(List<Part> parts) {
        double along = 0;
        double before = 0;
        double after = 0;
        for (Part part : parts) {
            Extent extent = of(part);
            along += extent.along + (along > 0 ? gap() : 0);
            before = Math.max(before, extent.before);
            after = Math.max(after, extent.after);
        }
        return new Extent(along, before, after);
    }

    double gap() {
        return blocks.look().gap();
    }

    double circle() {
        return Math.max(18, size * 1.6);
    }

    boolean across() {
        return blocks.direction() == Direction.RIGHT;
    }

    private Extent card(Card card) {
        double wide = Math.max(blocks.look().width(), 20 + titleWidth(card.card()));
        List<String> details = details(card);
        for (String line : details) {
            wide = Math.max(wide, 20 + Typeface.width(line, detailSize(), 400));
        }
        double high = size * (2.3 + 1.15 * details.size());
        return across()
                ? new Extent(wide, high / 2, high / 2)
                : new Extent(high, wide / 2, wide / 2);
    }

    static List<String> details(Card card) {
        return card.detail().isEmpty() ? List.of() : card.detail().lines().toList();
    }

    double detailSize() {
        return size * 0.88;
    }

    double titleWidth(String title) {
        return Typeface.width(title, size, 500);
    }

    /// Room for the label lies above the frame on the picture, left of the line that passes it.
    private Extent repeat(Repeat repeat) {
        Extent inner = chain(repeat.repeat());
        double behind = repeat.times() > 1 ? BEHIND : 0;
        double label = label(repeat).isEmpty() ? 0 : size * 1.6;
        double wide = titleWidth(label(repeat)) * 1.05;
        double along = inner.along + 2 * gap() + behind;
        if (across()) {
            return new Extent(
                    Math.max(along, wide), inner.before + PAD + label, inner.after + PAD + behind);
        }
        return new Extent(
                along + label,
                Math.max(inner.before + PAD, label == 0 ? 0 : wide + 10),
                inner.after + PAD + behind);
    }

    static String label(Repeat repeat) {
        String times =
                repeat.times() > 1 ? String.format(Locale.ROOT, "× %,d", repeat.times()) : "";
        return (repeat.label() + " " + times).strip();
    }

    private Extent branches(Branches branches) {
        Spread spread = spread(branches);
        double along = spread.longest + (branches.forked() ? FORK + gap() : 0) + join(branches);
        return new Extent(along, spread.before, spread.after);
    }

    /// Along, from the end of the longest branch on.
    double join(Branches branches) {
        String join = branches.join();
        if (join.isEmpty()) {
            return branches.forked() ? gap() : 0;
        }
        return gap() + (signed(join) ? circle() : card(Card.of(join, "", Blocks.Tone.PLAIN)).along);
    }

    /// Whether a join is a sign in a circle, not words on a card.
    static boolean signed(String join) {
        return join.codePointCount(0, join.length()) <= 2;
    }

    /// Branches side by side.
    ///
    /// @param lines   `[branches]` where the line of each lies, from the line that enters all
    /// @param extents `[branches]`
    record Spread(
            List<Extent> extents, double[] lines, double longest, double before, double after) {}

    Spread spread(Branches branches) {
        List<Extent> extents = new ArrayList<>();
        double[] lines = new double[branches.branches().size()];
        double at = 0;
        double longest = 0;
        double between = branches.forked() || !branches.join().isEmpty() ? 16 : 36;
        for (int i = 0; i < lines.length; i++) {
            Extent extent = chain(branches.branches().get(i));
            if (branches.branches().get(i).isEmpty()) {
                extent = new Extent(0, 6, 6);
            }
            extents.add(extent);
            lines[i] = at + extent.before;
            at += extent.before + extent.after + between;
            longest = Math.max(longest, extent.along);
        }
        at -= between;
        int n = lines.length;
        double spine =
                branches.forked()
                        ? (lines[(n - 1) / 2] + lines[n / 2]) / 2
                        : lines[branches.join().isEmpty() ? n - 1 : 0];
        double before = spine;
        double after = at - spine;
        if (!branches.join().isEmpty() && !signed(branches.join())) {
            Extent card = card(Card.of(branches.join(), "", Blocks.Tone.PLAIN));
            before = Math.max(before, card.before);
            after = Math.max(after, card.after);
        }
        for (int i = 0; i < n; i++) {
            lines[i] -= spine;
        }
        return new Spread(extents, lines, longest, before, after);
    }
}
