package dev.loupe.figure.mark.space;

import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Delaunay;

import java.util.ArrayList;
import java.util.List;

/// Triangles between rows in space: those that the option `faces` names by three rows each, else
/// Delaunay's over x and y.
public final class MeshMark implements Mark {
    private static final int MOST_FACES = 40_000;

    private static final Signature SIGNATURE =
            new Signature(
                    "mesh",
                    "triangles between rows in space",
                    List.of(Channel.X, Channel.Y, Channel.Z),
                    List.of(Channel.COLOR),
                    Space.options(
                            OptionSpec.flag("wire", true, "draw the edges of the triangles"),
                            OptionSpec.numbers(
                                    "faces",
                                    0,
                                    1e9,
                                    "rows of the corners from 0, three a triangle; Delaunay's over"
                                            + " x and y if not said")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Space space = Space.of(layer);
        double[] wished = layer.options().numbers("faces");
        int[] corners = wished.length > 0 ? given(layer, space, wished) : triangles(space);
        if (corners.length / 3 > MOST_FACES) {
            throw new IllegalArgumentException(
                    "A mesh of "
                            + corners.length / 3
                            + " triangles is too fine; at most 40,000 can be drawn.");
        }
        int[][] faces = new int[corners.length / 3][];
        for (int i = 0; i < faces.length; i++) {
            faces[i] = new int[] {corners[3 * i], corners[3 * i + 1], corners[3 * i + 2]};
        }
        return new Faces("mesh", space, faces);
    }

    /// Those of the named triangles whose corners all have a place in this panel.
    private static int[] given(Layer layer, Space space, double[] wished) {
        if (wished.length % 3 != 0) {
            throw new IllegalArgumentException(
                    "The faces of a mesh are three rows each, but there are "
                            + wished.length
                            + " numbers.");
        }
        boolean[] placed = new boolean[layer.table().rows()];
        for (int row : space.rows()) {
            placed[row] = true;
        }
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < wished.length; i += 3) {
            boolean all = true;
            for (int k = i; k < i + 3; k++) {
                if (wished[k] != Math.rint(wished[k]) || wished[k] >= placed.length) {
                    throw new IllegalArgumentException(
                            "The faces of a mesh name rows from 0 to "
                                    + (placed.length - 1)
                                    + ", but one names "
                                    + wished[k]
                                    + ".");
                }
                all &= placed[(int) wished[k]];
            }
            for (int k = i; all && k < i + 3; k++) {
                kept.add((int) wished[k]);
            }
        }
        return kept.stream().mapToInt(r -> r).toArray();
    }

    /// Both axes are scaled alike first, as they are drawn.
    private static int[] triangles(Space space) {
        double[] x = unit(space, space.x());
        double[] y = unit(space, space.y());
        int[] corners = Delaunay.of(x, y).triangles().clone();
        for (int i = 0; i < corners.length; i++) {
            corners[i] = space.rows()[corners[i]];
        }
        return corners;
    }

    private static double[] unit(Space space, double[] all) {
        double[] some = new double[space.rows().length];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < some.length; i++) {
            some[i] = all[space.rows()[i]];
            low = Math.min(low, some[i]);
            high = Math.max(high, some[i]);
        }
        for (int i = 0; i < some.length; i++) {
            some[i] = high > low ? (some[i] / 2 - low / 2) / (high / 2 - low / 2) : 0;
        }
        return some;
    }
}
