package dev.loupe.figure.mark.space;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Heights over a grid of x and y as a surface of four-cornered faces, coloured by height, or by
/// `COLOR` where it is numbers. A place without a height is a hole.
public final class SurfaceMark implements Mark {
    private static final int MOST_FACES = 40_000;

    private static final Signature SIGNATURE =
            new Signature(
                    "surface",
                    "heights (z) over a grid of x and y",
                    List.of(Channel.X, Channel.Y, Channel.Z),
                    List.of(Channel.COLOR),
                    Space.options(OptionSpec.flag("wire", true, "draw the edges of the faces")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Space space = Space.of(layer);
        Column.Texts x = layer.texts(Channel.X);
        Column.Texts y = layer.texts(Channel.Y);
        int columns = x.levels().length;
        int lines = y.levels().length;
        if ((long) Math.max(0, columns - 1) * Math.max(0, lines - 1) > MOST_FACES) {
            throw new IllegalArgumentException(
                    "A surface of "
                            + columns
                            + " by "
                            + lines
                            + " places is too fine; at most 40,000 faces can be drawn.");
        }
        int[] rowAt = new int[columns * lines];
        Arrays.fill(rowAt, -1);
        for (int row : space.rows()) {
            rowAt[y.codes()[row] * columns + x.codes()[row]] = row;
        }
        List<int[]> faces = new ArrayList<>();
        for (int line = 0; line + 1 < lines; line++) {
            for (int column = 0; column + 1 < columns; column++) {
                int at = line * columns + column;
                int[] face = {
                    rowAt[at], rowAt[at + 1], rowAt[at + columns + 1], rowAt[at + columns]
                };
                if (Arrays.stream(face).allMatch(r -> r >= 0)) {
                    faces.add(face);
                }
            }
        }
        return new Faces("surface", space, faces.toArray(int[][]::new));
    }
}
