package dev.loupe.networks.schematic.draw;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.schematic.Blocks;
import dev.loupe.networks.schematic.Blocks.Branches;
import dev.loupe.networks.schematic.Blocks.Card;
import dev.loupe.networks.schematic.Blocks.Circle;
import dev.loupe.networks.schematic.Blocks.Loop;
import dev.loupe.networks.schematic.Blocks.Part;
import dev.loupe.networks.schematic.Blocks.Repeat;
import dev.loupe.networks.schematic.Blocks.Residual;
import dev.loupe.networks.schematic.Direction;
import dev.loupe.networks.schematic.draw.Room.Extent;

import java.util.List;

/// Blocks as a scene: each part is placed on the line that enters and leaves it, from the outermost in.
final class BlocksScene {
    private final Blocks blocks;
    private final Board board;
    private final Room room;
    private final FlowPen pen;
    private final Links links;

    private BlocksScene(Blocks blocks, Theme theme) {
        this.blocks = blocks;
        board = new Board(blocks.sheet(), theme);
        room = new Room(blocks);
        pen = new FlowPen(blocks, board);
        links = new Links(blocks, pen);
    }

    static Scene of(Blocks blocks, Theme theme, String name, String description) {
        BlocksScene scene = new BlocksScene(blocks, theme);
        scene.chain(blocks.flow(), 0, 0);
        scene.links.draw();
        return scene.board.scene(name, description);
    }

    private void chain(List<Part> parts, double along, double across) {
        double at = along;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (i > 0 && enters(part)) {
                pen.line(arrives(part), at, across, at + room.gap(), across);
            }
            at += i > 0 ? room.gap() : 0;
            part(part, at, across);
            at += room.of(part).along();
        }
    }

    /// Whether a line leads in.
    private static boolean enters(Part part) {
        return !(part instanceof Branches branches) || branches.forked();
    }

    /// Whether the line that leads in ends there, so that it has a head.
    private static boolean arrives(Part part) {
        return part instanceof Card || part instanceof Circle;
    }

    private void part(Part part, double along, double across) {
        switch (part) {
            case Card card -> card(card, along, across);
            case Circle circle -> {
                double half = room.circle() / 2;
                pen.circle(circle.circle(), along + half, across, room.circle());
                links.placed(circle.id(), along, across - half, along + 2 * half, across + half);
            }
            case Residual residual -> residual(residual, along, across);
            case Loop loop -> loop(loop, along, across);
            case Repeat repeat -> repeat(repeat, along, across);
            case Branches branches -> branches(branches, along, across);
        }
    }

    private void card(Card card, double along, double across) {
        Extent extent = room.of(card);
        double from = across - extent.before();
        double to = across + extent.after();
        pen.card(card, pen.box(along, from, along + extent.along(), to), room.detailSize());
        links.placed(card.id(), along, from, along + extent.along(), to);
    }

    private void residual(Residual residual, double along, double across) {
        Extent inner = room.chain(residual.residual());
        double start = along + 2 * Room.FORK;
        double join = start + inner.along() + room.gap();
        double centre = join + room.circle() / 2;
        double side = across + Math.max(inner.after(), room.circle() / 2) + Room.AROUND;
        pen.line(arrives(residual.residual().getFirst()), along, across, start, across);
        chain(residual.residual(), start, across);
        pen.line(true, start + inner.along(), across, join, across);
        pen.line(
                true,
                along + Room.FORK / 2,
                across,
                along + Room.FORK / 2,
                side,
                centre,
                side,
                centre,
                across + room.circle() / 2);
        pen.circle(residual.join(), centre, across, room.circle());
    }

    private void loop(Loop loop, double along, double across) {
        Extent inner = room.chain(loop.loop());
        double start = along + 2 * Room.FORK;
        double end = start + inner.along();
        double side = across - inner.before() - Room.AROUND;
        pen.line(arrives(loop.loop().getFirst()), along, across, start, across);
        chain(loop.loop(), start, across);
        pen.line(false, end, across, end + 2 * Room.FORK, across);
        pen.line(
                true,
                end + Room.FORK,
                across,
                end + Room.FORK,
                side,
                along + Room.FORK,
                side,
                along + Room.FORK,
                across);
        double middle = (along + end + 2 * Room.FORK) / 2;
        if (room.across()) {
            pen.words(pen.x(middle, side), pen.y(middle, side) - 5, loop.label(), Anchor.MIDDLE);
        } else {
            pen.words(
                    pen.x(middle, side) - 6,
                    pen.y(middle, side) + 0.3 * board.size(),
                    loop.label(),
                    Anchor.END);
        }
    }

    private void repeat(Repeat repeat, double along, double across) {
        Extent inner = room.chain(repeat.repeat());
        String label = Room.label(repeat);
        double above = label.isEmpty() ? 0 : board.size() * 1.6;
        boolean many = repeat.times() > 1;
        Direction direction = blocks.direction();
        double start =
                along
                        + (direction == Direction.DOWN ? above : 0)
                        + (direction == Direction.UP && many ? Room.BEHIND : 0);
        double body = start + room.gap();
        double end = body + inner.along() + room.gap();
        Box box =
                pen.box(
                        start,
                        across - inner.before() - Room.PAD,
                        end,
                        across + inner.after() + Room.PAD);
        double left =
                room.across()
                        ? box.x() + 2
                        : pen.x(along, across) - 8 - room.titleWidth(label) * 1.05;
        pen.frame(box, many ? 1 : 0, label, left);
        pen.line(arrives(repeat.repeat().getFirst()), along, across, body, across);
        chain(repeat.repeat(), body, across);
        double whole = along + room.of(repeat).along();
        pen.line(false, body + inner.along(), across, whole, across);
    }

    private void branches(Branches branches, double along, double across) {
        Room.Spread spread = room.spread(branches);
        boolean forked = branches.forked();
        double bar = along + (forked ? Room.FORK : 0);
        double start = bar + (forked ? room.gap() : 0);
        double end = start + spread.longest();
        double join = end + room.join(branches);
        Join joined = new Join(branches.join(), end, join, across);
        for (int i = 0; i < spread.lines().length; i++) {
            List<Part> branch = branches.branches().get(i);
            Extent extent = spread.extents().get(i);
            double line = across + spread.lines()[i];
            double spare = spread.longest() - extent.along();
            double own = start + (forked ? spare / 2 : joined.words.isEmpty() ? 0 : spare);
            boolean outermost = links.enter(line - extent.before(), line + extent.after());
            if (forked) {
                boolean head = !branch.isEmpty() && arrives(branch.getFirst());
                pen.line(head, along, across, bar, across, bar, line, own, line);
            }
            chain(branch, own, line);
            links.leave(outermost);
            leads(joined, own + extent.along(), line, forked, spread, i);
        }
        if (Room.signed(joined.words) && !joined.words.isEmpty()) {
            pen.circle(joined.words, join - room.circle() / 2, across, room.circle());
        } else if (!joined.words.isEmpty()) {
            card(joined, spread, across);
        }
    }

    /// Where branches come together.
    private record Join(String words, double from, double to, double across) {}

    private void leads(
            Join join, double at, double line, boolean forked, Room.Spread spread, int branch) {
        double half = room.circle() / 2;
        if (join.words.isEmpty()) {
            if (forked) {
                double bar = join.to - Room.FORK;
                pen.line(false, at, line, bar, line, bar, join.across, join.to, join.across);
            } else if (branch == spread.lines().length - 1) {
                pen.line(false, at, line, join.to, line);
            }
        } else if (!Room.signed(join.words)) {
            pen.line(true, at, line, join.from + room.gap(), line);
        } else if (Math.abs(line - join.across) < half) {
            pen.line(true, at, line, join.to - 2 * half, join.across);
        } else {
            double side = join.across + (line < join.across ? -half : half);
            pen.line(true, at, line, join.to - half, line, join.to - half, side);
        }
    }

    /// Words join on a card that all branches reach.
    private void card(Join join, Room.Spread spread, double across) {
        Card words = Card.of(join.words, "", Blocks.Tone.PLAIN);
        Extent least = room.of(words);
        double from = Math.min(-least.before(), spread.lines()[0] - 12);
        double to = Math.max(least.after(), spread.lines()[spread.lines().length - 1] + 12);
        Box box = pen.box(join.from + room.gap(), across + from, join.to, across + to);
        pen.card(words, box, room.detailSize());
    }
}
