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
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Cube;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// An upright box from 0 to z at each x and y, coloured by height, or by `COLOR`.
public final class Bar3dMark implements Mark {
    private static final int MOST = 10_000;

    /// The faces of a box by its corners, which are numbered by bits: 1 the greater x, 2 the greater y, 4 the top. Below, two across y, two across x, above.
    private static final int[][] FACES = {
        {0, 1, 3, 2}, {0, 1, 5, 4}, {2, 3, 7, 6}, {0, 2, 6, 4}, {1, 3, 7, 5}, {4, 5, 7, 6}
    };

    private static final Signature SIGNATURE =
            new Signature(
                    "bar3d",
                    "an upright box from 0 to z at each x and y",
                    List.of(Channel.X, Channel.Y, Channel.Z),
                    List.of(Channel.COLOR),
                    Space.options(
                            OptionSpec.number(
                                    "width",
                                    "0.8",
                                    0.01,
                                    1,
                                    "of a box, as a share of the least distance along each axis")),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Space space = Space.of(layer);
        if (space.rows().length > MOST) {
            throw new IllegalArgumentException(
                    "The mark bar3d can be drawn %,d times in a panel, but there are %,d rows."
                            .formatted(MOST, space.rows().length));
        }
        return new Boxes(
                space,
                half(layer.numbers(Channel.X, space.rows()), layer),
                half(layer.numbers(Channel.Y, space.rows()), layer));
    }

    /// Half of how wide boxes are.
    private static double half(double[] places, Layer layer) {
        double[] sorted = Arrays.stream(places).sorted().distinct().toArray();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            least = Math.min(least, sorted[i] - sorted[i - 1]);
        }
        return layer.options().number("width", 0.8) / 2 * (Double.isFinite(least) ? least : 1);
    }

    /// One face as it is seen.
    ///
    /// @param corners `[4][3]` in the cube
    private record Side(int row, Group group, double[][] corners, Colour colour) {}

    /// One box as it is seen, the face that is nearest last.
    private record Seen(double near, List<Side> sides) {}

    /// @param halfX,halfY half of how wide boxes are along each axis
    private record Boxes(Space space, double halfX, double halfY) implements Prepared {
        @Override
        public Frame frame() {
            double[] heights = space.layer().numbers(Channel.Z, space.rows());
            double[] all = Arrays.copyOf(heights, heights.length + 1);
            return BoxFrame.of(space.layer(), heights.length == 0 ? heights : all);
        }

        @Override
        public int leftOut() {
            return space.leftOut();
        }

        @Override
        public Extents extents() {
            Extents extents = space.extents(true);
            for (int row : space.rows()) {
                extents.numbers(Channel.X, space.x()[row] - halfX, space.x()[row] + halfX)
                        .numbers(Channel.Y, space.y()[row] - halfY, space.y()[row] + halfY);
            }
            return extents;
        }

        @Override
        public List<Numbers> numbers() {
            return space.layer().over(space.rows()).groups().stream()
                    .map(g -> space.numbers("bar3d", g.name(), g.rows()))
                    .toList();
        }

        private Colour colour(int row, Group group, Stage stage) {
            Layer layer = space.layer();
            Colour plain = stage.look(group, layer.paint()).colour();
            if (layer.paint() != null || layer.splits(Channel.COLOR)) {
                return plain;
            }
            double[] by = layer.has(Channel.COLOR) ? layer.numbers(Channel.COLOR) : space.z();
            return stage.ramped(by[row], plain);
        }

        /// The eight corners of a box in the cube.
        private double[][] corners(int row, Stage stage, BoxFrame frame) {
            double[][] corners = new double[8][];
            for (int i = 0; i < 8; i++) {
                double height = space.z()[row];
                corners[i] =
                        new double[] {
                            BoxFrame.along(
                                    stage.x(), space.x()[row] + ((i & 1) == 0 ? -halfX : halfX)),
                            BoxFrame.along(
                                    stage.y(), space.y()[row] + ((i & 2) == 0 ? -halfY : halfY)),
                            frame.upright((i & 4) == 0 ? Math.min(0, height) : Math.max(0, height))
                        };
            }
            return corners;
        }

        private static boolean placed(double[][] corners) {
            return Arrays.stream(corners).allMatch(c -> Double.isFinite(c[0] + c[1] + c[2]));
        }

        /// The faces that look at the eye: of each pair the nearer one, the top last.
        private List<Seen> seen(Stage stage) {
            BoxFrame frame = BoxFrame.of(stage);
            View view = frame.view(stage);
            int[] y = view.backY() < 0 ? FACES[2] : FACES[1];
            int[] x = view.backX() < 0 ? FACES[4] : FACES[3];
            List<Seen> boxes = new ArrayList<>();
            for (Group group : space.layer().over(space.rows()).groups()) {
                for (int row : group.rows()) {
                    double[][] corners = corners(row, stage, frame);
                    if (!placed(corners)) {
                        continue;
                    }
                    Colour colour = colour(row, group, stage);
                    List<Side> sides = new ArrayList<>();
                    for (int[] face : List.of(y, x, FACES[5])) {
                        double[][] of =
                                Arrays.stream(face)
                                        .mapToObj(i -> corners[i])
                                        .toArray(double[][]::new);
                        sides.add(new Side(row, group, of, Haze.lit(colour, view.light(of))));
                    }
                    double cx = (corners[0][0] + corners[3][0]) / 2;
                    double cy = (corners[0][1] + corners[3][1]) / 2;
                    boxes.add(new Seen(view.at(cx, cy, 0)[2], sides));
                }
            }
            boxes.sort(Comparator.comparingDouble(Seen::near));
            return boxes;
        }

        private Meaning meaning(Side side) {
            Layer layer = space.layer();
            String said =
                    layer.column(Channel.X).text(side.row)
                            + ", "
                            + layer.column(Channel.Y).text(side.row)
                            + ": "
                            + layer.column(Channel.Z).text(side.row);
            return Meaning.mark(said, side.group.key()).rows(side.row);
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            View view = BoxFrame.of(stage).view(stage);
            double opacity = space.layer().options().number("opacity", 1);
            for (Seen box : seen(stage)) {
                for (Side side : box.sides) {
                    sketch.path(
                            meaning(side),
                            Cut.outline(side.corners, view).close().build(),
                            side.colour.fade(opacity),
                            edge(side, opacity));
                }
            }
        }

        private static Stroke edge(Side side, double opacity) {
            return new Stroke(Haze.lit(side.colour, 0.72).fade(opacity), 0.5);
        }

        @Override
        public List<Piece> pieces(Stage stage) {
            View view = BoxFrame.of(stage).view(stage);
            double opacity = space.layer().options().number("opacity", 1);
            List<Piece> pieces = new ArrayList<>();
            for (Seen box : seen(stage)) {
                for (Side side : box.sides) {
                    Colour fill = side.colour.fade(opacity);
                    Stroke seam = opacity < 1 ? null : new Stroke(fill, 0.5);
                    Cut.Look look = new Cut.Look(meaning(side), fill, seam, edge(side, opacity));
                    pieces.addAll(Cut.face(side.corners, look, view));
                }
            }
            return pieces;
        }

        @Override
        public List<Cube.Solid> solids(Stage stage) {
            BoxFrame frame = BoxFrame.of(stage);
            double opacity = space.layer().options().number("opacity", 1);
            List<Cube.Solid> solids = new ArrayList<>();
            for (Group group : space.layer().over(space.rows()).groups()) {
                List<double[][]> boxes = new ArrayList<>();
                List<Colour> colours = new ArrayList<>();
                for (int row : group.rows()) {
                    double[][] corners = corners(row, stage, frame);
                    if (placed(corners)) {
                        boxes.add(corners);
                        colours.add(colour(row, group, stage).fade(opacity));
                    }
                }
                solids.add(faces(group, boxes, colours));
            }
            return solids;
        }

        private static Cube.Faces faces(Group group, List<double[][]> boxes, List<Colour> colours) {
            double[] places = new double[24 * boxes.size()];
            int[] corners = new int[24 * boxes.size()];
            int[] fill = new int[6 * boxes.size()];
            for (int box = 0; box < boxes.size(); box++) {
                for (int corner = 0; corner < 8; corner++) {
                    System.arraycopy(boxes.get(box)[corner], 0, places, 24 * box + 3 * corner, 3);
                }
                for (int i = 0; i < 24; i++) {
                    corners[24 * box + i] = 8 * box + FACES[i / 4][i % 4];
                }
                Arrays.fill(fill, 6 * box, 6 * box + 6, colours.get(box).argb());
            }
            return new Cube.Faces(group.key(), places, 4, corners, fill, true);
        }
    }
}
