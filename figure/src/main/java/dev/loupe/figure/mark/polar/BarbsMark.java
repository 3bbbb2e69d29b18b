package dev.loupe.figure.mark.polar;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.WindBarb;

import java.util.List;

/// A wind barb at each x and y: a staff towards where the wind comes from, with a flag for each 50, a
/// barb for each 10 and half a barb for 5 of its speed; a circle where it is calm.
///
/// Feathers stand on the left of the wind, as on maps of the northern half of the world.
public final class BarbsMark implements Mark {
    /// What is left beyond the outermost places, as a share of what they cover.
    private static final double ROOM = 0.06;

    private static final int MOST = 10_000;

    /// Of the staff: what feathers are apart, how far a barb and the foot of a flag reach.
    private static final double APART = 0.125;

    private static final double REACH = 0.4;
    private static final double FOOT = 0.25;

    private static final Signature SIGNATURE =
            new Signature(
                    "barbs",
                    "a wind barb at each x and y for the wind along u and v",
                    List.of(Channel.X, Channel.Y, Channel.U, Channel.V),
                    List.of(Channel.COLOR),
                    List.of(
                            OptionSpec.number("length", "26", 4, 200, "of the staff, in pixels"),
                            OptionSpec.number("half", "5", 1e-9, 1e9, "speed of half a barb"),
                            OptionSpec.number("full", "10", 1e-9, 1e9, "speed of a barb"),
                            OptionSpec.number("flag", "50", 1e-9, 1e9, "speed of a flag"),
                            OptionSpec.flag(
                                    "south",
                                    false,
                                    "feathers on the right of the wind, as south of the equator")),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        FlowField all = FlowField.of(layer);
        FlowField field = all.where(row -> Double.isFinite(all.speed(row)));
        int[] rows = field.rows();
        if (rows.length > MOST) {
            throw new IllegalArgumentException(
                    "The mark barbs can be drawn %,d times in a panel, but there are %,d rows."
                            .formatted(MOST, rows.length));
        }
        double half = layer.options().number("half", 5);
        double full = layer.options().number("full", 10);
        double flag = layer.options().number("flag", 50);
        if (!(half < full && full < flag)) {
            throw new IllegalArgumentException(
                    "Of barbs, half must stand for less than full and full for less than flag, but"
                            + " they are %s, %s and %s."
                                    .formatted(
                                            Numerals.brief(half),
                                            Numerals.brief(full),
                                            Numerals.brief(flag)));
        }
        if (flag > 20 * full) {
            throw new IllegalArgumentException(
                    "A flag of barbs must stand for at most 20 whole ones, but is %s, and those are %s."
                            .formatted(Numerals.brief(flag), Numerals.brief(full)));
        }
        for (int row : rows) {
            double speed = field.speed(row);
            if (speed > 20 * flag) {
                throw new IllegalArgumentException(
                        "A wind of %s needs more than 20 flags of %s; the option flag says what one stands for."
                                .formatted(Numerals.brief(speed), Numerals.brief(flag)));
            }
        }
        return new Barbs(layer, field);
    }

    private record Barbs(Layer layer, FlowField field) implements Prepared {
        private WindBarb barb(int row) {
            return WindBarb.of(
                    field.speed(row),
                    layer.options().number("half", 5),
                    layer.options().number("full", 10),
                    layer.options().number("flag", 50));
        }

        @Override
        public int leftOut() {
            return field.leftOut();
        }

        @Override
        public Extents extents() {
            Extents extents = field.extents();
            roomy(Channel.X, extents);
            roomy(Channel.Y, extents);
            return extents;
        }

        /// Barbs at the edge reach beyond their places.
        private static void roomy(Channel channel, Extents extents) {
            double low = extents.of(channel).low();
            double high = extents.of(channel).high();
            double room = ROOM * (high - low);
            extents.numbers(
                    channel, low > 0 ? Math.max(low - room, low * 0.8) : low - room, high + room);
        }

        @Override
        public List<Numbers> numbers() {
            return field.numbers("barbs");
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            double[] x = layer.numbers(Channel.X);
            double[] y = layer.numbers(Channel.Y);
            for (Group group : layer.over(field.rows()).groups()) {
                Colour plain = stage.look(group, layer.paint()).colour();
                for (int row : group.rows()) {
                    double px = stage.x().at(x[row]);
                    double py = stage.y().at(y[row]);
                    if (!Double.isFinite(px) || !Double.isFinite(py)) {
                        continue;
                    }
                    Colour colour =
                            stage.colour(field.layer(), row, plain)
                                    .fade(layer.options().number("opacity", 1));
                    String said =
                            Numerals.brief(field.u()[row]) + ", " + Numerals.brief(field.v()[row]);
                    Meaning meaning = Meaning.mark(said, group.key()).rows(row);
                    draw(px, py, row, meaning, colour, sketch);
                }
            }
        }

        private void draw(
                double px, double py, int row, Meaning meaning, Colour colour, Sketch sketch) {
            double length = layer.options().number("length", 26);
            WindBarb barb = barb(row);
            Stroke stroke = new Stroke(colour, 1.2);
            if (barb.calm()) {
                Outline.Builder circle = new Outline.Builder();
                circle.circle(px, py, 0.12 * length);
                sketch.stroke(meaning, circle.build(), stroke);
                return;
            }
            double speed = field.speed(row);
            Staff staff =
                    new Staff(
                            px,
                            py,
                            -field.u()[row] / speed,
                            field.v()[row] / speed,
                            length,
                            layer.options().flag("south") ? -1 : 1);
            sketch.path(meaning, staff.of(barb), colour, stroke);
        }
    }

    /// A staff from a place on the map to where the wind comes from.
    ///
    /// @param dx,dy one pixel along it
    /// @param side  1 if feathers stand left of the wind, −1 if right
    private record Staff(double x, double y, double dx, double dy, double length, int side) {
        private void to(Outline.Builder pen, boolean move, double along, double aside) {
            double px = x + length * (along * dx - aside * side * dy);
            double py = y + length * (along * dy + aside * side * dx);
            if (move) {
                pen.move(px, py);
            } else {
                pen.line(px, py);
            }
        }

        /// Staff, flags from its end, barbs, half a barb, which never stands at the end.
        Outline of(WindBarb barb) {
            Outline.Builder pen = new Outline.Builder();
            double needed = FOOT * barb.flags() + APART * (barb.barbs() + 1);
            double at = Math.max(1, needed);
            to(pen, true, 0, 0);
            to(pen, false, at, 0);
            for (int i = 0; i < barb.flags(); i++) {
                to(pen, true, at, 0);
                to(pen, false, at, REACH);
                to(pen, false, at - FOOT, 0);
                pen.close();
                at -= FOOT;
            }
            at -= barb.flags() > 0 ? APART / 2 : 0;
            for (int i = 0; i < barb.barbs(); i++) {
                to(pen, true, at, 0);
                to(pen, false, at + FOOT / 2, REACH);
                at -= APART;
            }
            if (barb.half()) {
                at -= barb.flags() == 0 && barb.barbs() == 0 ? 1.5 * APART : 0;
                to(pen, true, at, 0);
                to(pen, false, at + FOOT / 4, REACH / 2);
            }
            return pen.build();
        }
    }
}
