package dev.loupe.figure.mark.space;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Frame;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Piece;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Cube;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// An arrow at each x, y and z along u, v and w, in the measure of the axes.
///
/// The longest arrow nearly reaches its neighbour, times the option `scale`; colours are by `COLOR`,
/// else by speed.
public final class Quiver3dMark implements Mark {
    private static final int MOST = 10_000;
    private static final double WIDTH = 1.25;

    private static final Signature SIGNATURE =
            new Signature(
                    "quiver3d",
                    "an arrow at each x, y and z along u, v and w",
                    List.of(Channel.X, Channel.Y, Channel.Z, Channel.U, Channel.V, Channel.W),
                    List.of(Channel.COLOR),
                    Space.options(
                            OptionSpec.number("scale", "1", 0.01, 100, "factor on the lengths")),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Space all = Space.of(layer);
        double[][] along = {
            layer.numbers(Channel.U), layer.numbers(Channel.V), layer.numbers(Channel.W)
        };
        int[] rows =
                Arrays.stream(all.rows()).filter(r -> Double.isFinite(speed(along, r))).toArray();
        if (rows.length > MOST) {
            throw new IllegalArgumentException(
                    "The mark quiver3d can be drawn %,d times in a panel, but there are %,d rows."
                            .formatted(MOST, rows.length));
        }
        return new Arrows(new Space(layer, rows, all.x(), all.y(), all.z()), along);
    }

    private static double speed(double[][] along, int row) {
        return Math.hypot(Math.hypot(along[0][row], along[1][row]), along[2][row]);
    }

    /// One arrow as a line: tail, tip, a barb, tip, the other barb.
    ///
    /// @param places `[5][3]` in the cube
    private record Arrow(int row, Group group, double[][] places, double near, Colour colour) {}

    /// @param along `[3][rows of the table]` u, v and w
    private record Arrows(Space space, double[][] along) implements Prepared {
        @Override
        public Frame frame() {
            return space.frame();
        }

        @Override
        public int leftOut() {
            return space.leftOut();
        }

        @Override
        public Extents extents() {
            Extents extents = space.extents(false).thin();
            boolean bySpeed = !space.layer().has(Channel.COLOR) && space.layer().paint() == null;
            return bySpeed
                    ? extents.numbers(
                                    Channel.COLOR,
                                    Arrays.stream(space.rows())
                                            .mapToDouble(row -> speed(along, row))
                                            .toArray())
                            .label(Channel.COLOR, "speed")
                            .ramp("counts")
                    : extents;
        }

        @Override
        public List<Numbers> numbers() {
            return space.layer().over(space.rows()).groups().stream()
                    .map(
                            g ->
                                    space.numbers("quiver3d", g.name(), g.rows())
                                            .with("u", space.layer().numbers(Channel.U, g.rows()))
                                            .with("v", space.layer().numbers(Channel.V, g.rows()))
                                            .with("w", space.layer().numbers(Channel.W, g.rows())))
                    .toList();
        }

        /// Where a row's arrow leads in the cube; NaN where it has no place.
        private double[] way(int row, double[] from, Stage stage, BoxFrame frame) {
            return new double[] {
                BoxFrame.along(stage.x(), space.x()[row] + along[0][row]) - from[0],
                BoxFrame.along(stage.y(), space.y()[row] + along[1][row]) - from[1],
                frame.upright(space.z()[row] + along[2][row]) - from[2]
            };
        }

        private static double length(double[] way) {
            return Math.hypot(Math.hypot(way[0], way[1]), way[2]);
        }

        private List<Arrow> arrows(Stage stage) {
            BoxFrame frame = BoxFrame.of(stage);
            View view = frame.view(stage);
            double most = 0;
            for (int row : space.rows()) {
                double length = length(way(row, space.cube(row, stage, frame), stage, frame));
                most = Double.isFinite(length) ? Math.max(most, length) : most;
            }
            double longest =
                    Math.clamp(1.8 / Math.cbrt(Math.max(1, space.rows().length)), 0.05, 0.6)
                            * space.layer().options().number("scale", 1);
            List<Arrow> arrows = new ArrayList<>();
            for (Group group : space.layer().over(space.rows()).groups()) {
                for (int row : group.rows()) {
                    double[] at = space.cube(row, stage, frame);
                    double[] way = way(row, at, stage, frame);
                    double length = length(way);
                    if (!(length > 0) || !Double.isFinite(length + at[0] + at[1] + at[2])) {
                        continue;
                    }
                    double[][] places = places(at, way, longest * (length / most) / length);
                    double near = Cut.near(places, view);
                    arrows.add(
                            new Arrow(row, group, places, near, colour(row, group, near, stage)));
                }
            }
            arrows.sort(Comparator.comparingDouble(Arrow::near));
            return arrows;
        }

        /// The middle of the arrow stands at its place; its barbs are 0.3 as long and lie level.
        private static double[][] places(double[] at, double[] way, double factor) {
            double[] to = Arrays.stream(way).map(v -> v * factor).toArray();
            double[] tail = moved(at, to, -0.5);
            double[] tip = moved(at, to, 0.5);
            double flat = Math.hypot(to[0], to[1]);
            double length = length(to);
            double[] aside =
                    flat > 0.01 * length
                            ? new double[] {-to[1] / flat * length, to[0] / flat * length, 0}
                            : new double[] {length, 0, 0};
            double[] back = moved(tip, to, -0.28);
            return new double[][] {
                tail, tip, moved(back, aside, 0.13), tip, moved(back, aside, -0.13)
            };
        }

        private static double[] moved(double[] at, double[] way, double share) {
            return new double[] {
                at[0] + share * way[0], at[1] + share * way[1], at[2] + share * way[2]
            };
        }

        private Colour colour(int row, Group group, double near, Stage stage) {
            double haze = Math.clamp((1.3 - near) / 2.6, 0, 1);
            return Haze.of(plain(row, group, stage), stage.theme(), 0.3 * haze);
        }

        private Colour plain(int row, Group group, Stage stage) {
            Layer layer = space.layer();
            Colour look = stage.look(group, layer.paint()).colour();
            if (layer.paint() != null || layer.splits(Channel.COLOR)) {
                return look;
            }
            return stage.ramped(
                    layer.has(Channel.COLOR)
                            ? layer.numbers(Channel.COLOR)[row]
                            : speed(along, row),
                    look);
        }

        private Meaning meaning(Arrow arrow) {
            String said =
                    Numerals.brief(along[0][arrow.row])
                            + ", "
                            + Numerals.brief(along[1][arrow.row])
                            + ", "
                            + Numerals.brief(along[2][arrow.row]);
            return Meaning.mark(said, arrow.group.key()).rows(arrow.row);
        }

        private Stroke stroke(Arrow arrow) {
            double opacity = space.layer().options().number("opacity", 1);
            return new Stroke(arrow.colour.fade(opacity), WIDTH);
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            View view = BoxFrame.of(stage).view(stage);
            for (Arrow arrow : arrows(stage)) {
                sketch.stroke(
                        meaning(arrow), Cut.outline(arrow.places, view).build(), stroke(arrow));
            }
        }

        @Override
        public List<Piece> pieces(Stage stage) {
            View view = BoxFrame.of(stage).view(stage);
            List<Piece> pieces = new ArrayList<>();
            for (Arrow arrow : arrows(stage)) {
                for (int i = 0; i + 1 < arrow.places.length; i++) {
                    pieces.addAll(
                            Cut.line(
                                    arrow.places[i],
                                    arrow.places[i + 1],
                                    Cut.LINE,
                                    meaning(arrow),
                                    stroke(arrow),
                                    view));
                }
            }
            return pieces;
        }

        @Override
        public List<Cube.Solid> solids(Stage stage) {
            double opacity = space.layer().options().number("opacity", 1);
            List<Cube.Solid> lines = new ArrayList<>();
            for (Arrow arrow : arrows(stage)) {
                double[] places = new double[15];
                for (int i = 0; i < 5; i++) {
                    System.arraycopy(arrow.places[i], 0, places, 3 * i, 3);
                }
                int[] fill = {plain(arrow.row, arrow.group, stage).fade(opacity).argb()};
                lines.add(new Cube.Line(arrow.group.key(), places, fill, WIDTH));
            }
            return lines;
        }
    }
}
