package dev.loupe.figure.mark.space;

import dev.loupe.figure.mark.Piece;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/// Faces and lines in space as pieces that reach little deep, so that the order of their middles is that in which they hide each
/// other.
final class Cut {
    /// How deep a piece may reach that meets nothing else, in units of the cube, whose edges are 2 long.
    static final double COARSE = 0.4;

    /// How deep a piece may reach that meets others.
    static final double FINE = 0.02;

    /// Smaller pieces are not cut, however deep they reach, in pixels.
    private static final double SMALL = 4;

    /// Lines that lie on a surface are seen, and dots on lines.
    static final double LINE = 0.02;

    static final double DOT = 0.03;
    private static final int MOST_PARTS = 1_000;

    private Cut() {}

    /// How a face is drawn.
    ///
    /// @param edge null if edges are not drawn
    record Look(Meaning meaning, Colour fill, @Nullable Stroke seam, @Nullable Stroke edge) {}

    /// A face or a part of one.
    ///
    /// @param corners `[3 or 4][3]` in the cube
    /// @param outer   `[corners]` whether the side from each to the next is one of the whole face
    private record Face(double[][] corners, boolean[] outer) {
        List<Face> parts() {
            return corners.length == 3 ? triangles() : quads();
        }

        private List<Face> triangles() {
            double[] ab = middle(corners[0], corners[1]);
            double[] bc = middle(corners[1], corners[2]);
            double[] ca = middle(corners[2], corners[0]);
            return List.of(
                    new Face(
                            new double[][] {corners[0], ab, ca},
                            new boolean[] {outer[0], false, outer[2]}),
                    new Face(
                            new double[][] {ab, corners[1], bc},
                            new boolean[] {outer[0], outer[1], false}),
                    new Face(
                            new double[][] {ca, bc, corners[2]},
                            new boolean[] {false, outer[1], outer[2]}),
                    new Face(new double[][] {ab, bc, ca}, new boolean[3]));
        }

        private List<Face> quads() {
            double[] centre =
                    middle(middle(corners[0], corners[1]), middle(corners[2], corners[3]));
            List<Face> parts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                double[] next = middle(corners[i], corners[(i + 1) % 4]);
                double[] last = middle(corners[(i + 3) % 4], corners[i]);
                parts.add(
                        new Face(
                                new double[][] {corners[i], next, centre, last},
                                new boolean[] {outer[i], false, false, outer[(i + 3) % 4]}));
            }
            return parts;
        }
    }

    /// Pieces of a face.
    ///
    /// @param corners `[3 or 4][3]` in the cube
    static List<Piece> face(double[][] corners, Look look, View view) {
        boolean[] outer = new boolean[corners.length];
        Arrays.fill(outer, true);
        List<Piece> pieces = new ArrayList<>();
        Deque<Face> open = new ArrayDeque<>();
        open.add(new Face(corners, outer));
        while (!open.isEmpty()) {
            Face face = open.removeFirst();
            boolean deep = depth(face.corners, view) > COARSE;
            if (deep && pieces.size() + open.size() < MOST_PARTS) {
                open.addAll(face.parts());
            } else {
                pieces.add(piece(face, look, view));
            }
        }
        return pieces;
    }

    private static Piece piece(Face face, Look look, View view) {
        Item path =
                new Item.Path(
                        look.meaning,
                        outline(face.corners, view).close().build(),
                        look.fill,
                        look.seam);
        if (look.edge != null) {
            Outline.Builder sides = new Outline.Builder();
            for (int i = 0; i < face.corners.length; i++) {
                if (face.outer[i]) {
                    double[] from = seen(face.corners[i], view);
                    double[] to = seen(face.corners[(i + 1) % face.corners.length], view);
                    sides.move(from[0], from[1]).line(to[0], to[1]);
                }
            }
            Outline edges = sides.build();
            if (!edges.empty()) {
                Item edge = new Item.Path(Meaning.NONE, edges, null, look.edge);
                path = new Item.Group(Meaning.NONE, null, List.of(path, edge));
            }
        }
        return piece(
                face.corners,
                0,
                path,
                view,
                () -> face.parts().stream().map(part -> piece(part, look, view)).toList());
    }

    /// Pieces of a straight line.
    ///
    /// @param over added to how near it is
    static List<Piece> line(
            double[] from, double[] to, double over, Meaning meaning, Stroke stroke, View view) {
        double[][] ends = {from, to};
        int parts = (int) Math.clamp(Math.ceil(depth(ends, view) / COARSE), 1, MOST_PARTS);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            double[] a = between(from, to, i / (double) parts);
            double[] b = between(from, to, (i + 1) / (double) parts);
            pieces.add(stretch(a, b, over, meaning, stroke, view));
        }
        return pieces;
    }

    private static Piece stretch(
            double[] from, double[] to, double over, Meaning meaning, Stroke stroke, View view) {
        double[][] ends = {from, to};
        double[] middle = middle(from, to);
        return piece(
                ends,
                over,
                new Item.Path(meaning, outline(ends, view).build(), null, stroke),
                view,
                () ->
                        List.of(
                                stretch(from, middle, over, meaning, stroke, view),
                                stretch(middle, to, over, meaning, stroke, view)));
    }

    private static Piece piece(
            double[][] corners, double over, Item item, View view, Supplier<List<Piece>> parts) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] corner : corners) {
            double[] at = seen(corner, view);
            left = Math.min(left, at[0]);
            right = Math.max(right, at[0]);
            top = Math.min(top, at[1]);
            bottom = Math.max(bottom, at[1]);
            low = Math.min(low, at[2]);
            high = Math.max(high, at[2]);
        }
        boolean small = high - low <= FINE || Math.max(right - left, bottom - top) <= SMALL;
        return new Piece(
                low + over,
                high + over,
                near(corners, view) + over,
                new Box(left, top, right - left, bottom - top),
                item,
                small ? List::of : parts);
    }

    /// How near the middle of some corners is.
    static double near(double[][] corners, View view) {
        double near = 0;
        for (double[] corner : corners) {
            near += seen(corner, view)[2] / corners.length;
        }
        return near;
    }

    /// Straight through corners, as they are seen.
    static Outline.Builder outline(double[][] corners, View view) {
        Outline.Builder pen = new Outline.Builder(corners.length + 1);
        for (int i = 0; i < corners.length; i++) {
            double[] at = seen(corners[i], view);
            if (i == 0) {
                pen.move(at[0], at[1]);
            } else {
                pen.line(at[0], at[1]);
            }
        }
        return pen;
    }

    private static double[] seen(double[] place, View view) {
        return view.at(place[0], place[1], place[2]);
    }

    private static double depth(double[][] corners, View view) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] corner : corners) {
            double near = seen(corner, view)[2];
            low = Math.min(low, near);
            high = Math.max(high, near);
        }
        return high - low;
    }

    private static double[] middle(double[] a, double[] b) {
        return between(a, b, 0.5);
    }

    private static double[] between(double[] a, double[] b, double share) {
        return new double[] {
            a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), a[2] + share * (b[2] - a[2])
        };
    }
}
