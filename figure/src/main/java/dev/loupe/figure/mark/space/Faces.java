package dev.loupe.figure.mark.space;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Frame;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Piece;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Cube;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Faces in space, lit by how they lie, far ones first: the painter's order by the middle of each.
/// Faces are cut where several layers share a panel.
///
/// @param faces   `[n]` rows of the corners of each, three or four
/// @param told    rows whose numbers are told
/// @param heights whether heights set colours where no channel does
record Faces(String mark, Space space, int[][] faces, int[] told, boolean heights)
        implements Prepared {
    /// Coloured by height, with the numbers of all rows.
    Faces(String mark, Space space, int[][] faces) {
        this(mark, space, faces, space.rows(), true);
    }

    /// One face as it is seen.
    private record Face(Outline outline, double near, Colour colour, String said) {}

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
        return space.extents(heights);
    }

    @Override
    public List<Numbers> numbers() {
        return List.of(space.numbers(mark, "", told));
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        BoxFrame frame = BoxFrame.of(stage);
        View view = frame.view(stage);
        List<Face> seen = new ArrayList<>();
        for (int[] corners : faces) {
            Face face = face(corners, frame, view, stage);
            if (face != null) {
                seen.add(face);
            }
        }
        seen.sort(Comparator.comparingDouble(Face::near));
        Layer layer = space.layer();
        double opacity = layer.options().number("opacity", 1);
        boolean wired = layer.options().flag("wire");
        for (Face face : seen) {
            Colour fill = face.colour.fade(opacity);
            Stroke edge =
                    wired
                            ? new Stroke(Haze.lit(face.colour, 0.72).fade(opacity), 0.5)
                            : opacity < 1 ? null : new Stroke(fill, 0.5);
            sketch.path(Meaning.of(Role.MARK, face.said), face.outline, fill, edge);
        }
    }

    @Override
    public List<Piece> pieces(Stage stage) {
        BoxFrame frame = BoxFrame.of(stage);
        View view = frame.view(stage);
        Layer layer = space.layer();
        double opacity = layer.options().number("opacity", 1);
        boolean wired = layer.options().flag("wire");
        List<Piece> pieces = new ArrayList<>();
        for (int[] corners : faces) {
            Face face = face(corners, frame, view, stage);
            if (face == null) {
                continue;
            }
            double[][] cube = new double[corners.length][];
            Arrays.setAll(cube, i -> space.cube(corners[i], stage, frame));
            Colour fill = face.colour.fade(opacity);
            pieces.addAll(
                    Cut.face(
                            cube,
                            new Cut.Look(
                                    Meaning.of(Role.MARK, face.said),
                                    fill,
                                    opacity < 1 ? null : new Stroke(fill, 0.5),
                                    wired
                                            ? new Stroke(
                                                    Haze.lit(face.colour, 0.72).fade(opacity), 0.5)
                                            : null),
                            view));
        }
        return pieces;
    }

    @Override
    public List<Cube.Solid> solids(Stage stage) {
        BoxFrame frame = BoxFrame.of(stage);
        Layer layer = space.layer();
        int[] at = new int[layer.table().rows()];
        for (int i = 0; i < space.rows().length; i++) {
            at[space.rows()[i]] = i;
        }
        double[] places = space.places(space.rows(), stage, frame);
        int sides = faces.length == 0 ? 3 : faces[0].length;
        int[] corners = new int[faces.length * sides];
        int[] fill = new int[faces.length];
        int kept = 0;
        for (int[] face : faces) {
            boolean placed = true;
            for (int k = 0; k < sides; k++) {
                int corner = at[face[k]];
                corners[kept * sides + k] = corner;
                placed &= Double.isFinite(places[3 * corner] + places[3 * corner + 1]);
            }
            if (placed) {
                fill[kept++] =
                        colour(value(face), stage)
                                .fade(layer.options().number("opacity", 1))
                                .argb();
            }
        }
        return List.of(
                new Cube.Faces(
                        "",
                        finite(places),
                        sides,
                        Arrays.copyOf(corners, kept * sides),
                        Arrays.copyOf(fill, kept),
                        layer.options().flag("wire")));
    }

    /// Corners without a place belong to no face that is kept.
    private static double[] finite(double[] places) {
        return Arrays.stream(places).map(v -> Double.isFinite(v) ? v : 0).toArray();
    }

    /// What a face's colour stands for: the mean over its corners.
    private double value(int[] corners) {
        Layer layer = space.layer();
        double[] by =
                layer.has(Channel.COLOR) && !layer.splits(Channel.COLOR)
                        ? layer.numbers(Channel.COLOR)
                        : space.z();
        double value = 0;
        for (int corner : corners) {
            value += by[corner] / corners.length;
        }
        return value;
    }

    private Colour colour(double value, Stage stage) {
        Colour paint = space.layer().paint();
        return paint != null ? paint : stage.ramped(value, stage.theme().look(0).colour());
    }

    private @Nullable Face face(int[] corners, BoxFrame frame, View view, Stage stage) {
        double[][] cube = new double[corners.length][];
        for (int i = 0; i < corners.length; i++) {
            cube[i] = space.cube(corners[i], stage, frame);
            double[] at = view.at(cube[i][0], cube[i][1], cube[i][2]);
            if (!Double.isFinite(at[0]) || !Double.isFinite(at[1])) {
                return null;
            }
        }
        double value = value(corners);
        return new Face(
                Cut.outline(cube, view).close().build(),
                Cut.near(cube, view),
                Haze.lit(colour(value, stage), view.light(cube)),
                Numerals.brief(value));
    }
}
