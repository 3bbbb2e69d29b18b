package dev.loupe.networks.schematic.draw;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Oklab;
import dev.loupe.networks.schematic.Blocks;
import dev.loupe.networks.schematic.Blocks.Card;
import dev.loupe.networks.schematic.Blocks.Tone;
import dev.loupe.networks.schematic.Direction;

import java.util.List;

/// Draws what a flow is made of, at places `along` and `across` it, whatever way it runs on the picture.
final class FlowPen {
    private static final double ROUND = 6;
    private static final double HEAD = 6;

    private final Blocks blocks;
    private final Board board;

    FlowPen(Blocks blocks, Board board) {
        this.blocks = blocks;
        this.board = board;
    }

    double x(double along, double across) {
        return blocks.direction() == Direction.RIGHT ? along : across;
    }

    double y(double along, double across) {
        return switch (blocks.direction()) {
            case RIGHT -> across;
            case DOWN -> along;
            case UP -> -along;
        };
    }

    /// What lies between two corners of a flow.
    Box box(double along, double across, double toAlong, double toAcross) {
        double x1 = x(along, across);
        double y1 = y(along, across);
        double x2 = x(toAlong, toAcross);
        double y2 = y(toAlong, toAcross);
        return new Box(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
    }

    /// A line with round corners.
    ///
    /// @param points along and across in turn
    void line(boolean head, double... points) {
        int n = points.length / 2;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = x(points[2 * i], points[2 * i + 1]);
            y[i] = y(points[2 * i], points[2 * i + 1]);
        }
        double tipX = x[n - 1];
        double tipY = y[n - 1];
        double dx = tipX - x[n - 2];
        double dy = tipY - y[n - 2];
        double length = Math.hypot(dx, dy);
        if (length < 1e-6) {
            return;
        }
        Colour colour = board.theme.ink3();
        if (head) {
            x[n - 1] -= dx / length * Math.min(HEAD - 1, length / 2);
            y[n - 1] -= dy / length * Math.min(HEAD - 1, length / 2);
        }
        Outline.Builder way = new Outline.Builder(2 * n).move(x[0], y[0]);
        for (int i = 1; i < n - 1; i++) {
            corner(way, x, y, i);
        }
        way.line(x[n - 1], y[n - 1]);
        board.path(Meaning.NONE, way.build(), null, new Stroke(colour, 1.25));
        if (head) {
            board.path(
                    Meaning.NONE,
                    Board.head(tipX, tipY, dx, dy, Math.min(HEAD, length)),
                    colour,
                    null);
        }
    }

    private static void corner(Outline.Builder way, double[] x, double[] y, int i) {
        double in = Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
        double out = Math.hypot(x[i + 1] - x[i], y[i + 1] - y[i]);
        double round = Math.min(ROUND, Math.min(in, out) / 2);
        if (round < 0.5) {
            way.line(x[i], y[i]);
            return;
        }
        double fromX = x[i] + (x[i - 1] - x[i]) / in * round;
        double fromY = y[i] + (y[i - 1] - y[i]) / in * round;
        double toX = x[i] + (x[i + 1] - x[i]) / out * round;
        double toY = y[i] + (y[i + 1] - y[i]) / out * round;
        way.line(fromX, fromY)
                .curve(
                        (fromX + 2 * x[i]) / 3,
                        (fromY + 2 * y[i]) / 3,
                        (toX + 2 * x[i]) / 3,
                        (toY + 2 * y[i]) / 3,
                        toX,
                        toY);
    }

    void card(Card card, Box box, double detailSize) {
        boolean end = card.tone() == Tone.INPUT || card.tone() == Tone.OUTPUT;
        Colour hue = hue(card.tone());
        Colour fill = blocks.look().colours() ? tint(hue, 0.86) : board.theme.surface();
        Colour edge =
                blocks.look().colours() && card.tone() != Tone.PLAIN && !end
                        ? tint(hue, 0.3)
                        : board.theme.mute();
        String said =
                card.detail().isEmpty()
                        ? card.card()
                        : card.card() + ", " + card.detail().replace("\n", ", ");
        board.rect(
                Meaning.of(Role.MARK, said),
                box,
                end ? Math.min(box.width(), box.height()) / 2 : blocks.look().radius(),
                Board.or(card.fill(), fill),
                new Stroke(Board.or(blocks.look().border(), edge), 1));
        Colour ink =
                card.fill() == null || card.fill().invisible()
                        ? board.ink()
                        : board.theme.textOn(card.fill());
        List<String> details = Room.details(card);
        double size = board.size();
        double line = size * 1.15;
        double baseline = box.centreY() + 0.36 * size - details.size() * line / 2;
        board.text(box.centreX(), baseline, card.card(), size, 500, Anchor.MIDDLE, ink);
        for (int i = 0; i < details.size(); i++) {
            board.text(
                    box.centreX(),
                    baseline + (i + 1) * line + 0.05 * size,
                    details.get(i),
                    detailSize,
                    400,
                    Anchor.MIDDLE,
                    card.fill() == null ? board.theme.ink2() : ink);
        }
    }

    private Colour tint(Colour hue, double paler) {
        return Oklab.mix(hue, board.theme.surface(), paler);
    }

    private Colour hue(Tone tone) {
        int series =
                switch (tone) {
                    case PLAIN, INPUT, OUTPUT -> -1;
                    case CONV -> 0;
                    case ATTENTION -> 1;
                    case POOL -> 2;
                    case NORM -> 3;
                    case FEED -> 4;
                    case EMBED -> 5;
                    case DENSE -> 7;
                };
        return series < 0 ? board.theme.muteFill() : board.theme.series().get(series);
    }

    void circle(String sign, double along, double across, double diameter) {
        double x = x(along, across);
        double y = y(along, across);
        board.circle(
                Meaning.of(Role.MARK, sign),
                x,
                y,
                diameter / 2,
                board.ground(),
                new Stroke(Board.or(blocks.look().border(), board.theme.ink3()), 1.25));
        if (sign.equals("+") || sign.equals("×")) {
            cross(x, y, diameter * 0.24, sign.equals("×"));
            return;
        }
        double size = Math.min(board.size(), diameter * 0.62);
        board.text(x, y + 0.36 * size, sign, size, 500, Anchor.MIDDLE, board.ink());
    }

    /// Drawn, as letters seldom stand in the middle.
    private void cross(double x, double y, double arm, boolean aside) {
        double a = aside ? arm * Math.sqrt(0.5) : arm;
        double b = aside ? a : 0;
        board.path(
                Meaning.NONE,
                new Outline.Builder(4)
                        .move(x - a, y - b)
                        .line(x + a, y + b)
                        .move(x + b, y - a)
                        .line(x - b, y + a)
                        .build(),
                null,
                new Stroke(board.ink(), 1.25));
    }

    /// @param left where the label begins at the latest
    void frame(Box box, int behind, String label, double left) {
        Colour ground = Oklab.mix(board.ground(), board.theme.well(), 0.6);
        for (int i = behind; i >= 0; i--) {
            double by = i * Room.BEHIND;
            board.rect(
                    i == 0 ? Meaning.of(Role.MARK, label) : Meaning.NONE,
                    new Box(box.x() + by, box.y() + by, box.width(), box.height()),
                    8,
                    ground,
                    new Stroke(Board.or(blocks.look().border(), board.theme.edge()), 1));
        }
        board.text(
                Math.min(box.x() + 2, left),
                box.y() - 0.5 * board.size(),
                label,
                board.size(),
                600,
                Anchor.START,
                board.ink());
    }

    void words(double x, double y, String words, Anchor anchor) {
        board.text(x, y, words, board.size() * 0.9, 400, anchor, board.weakInk());
    }
}
