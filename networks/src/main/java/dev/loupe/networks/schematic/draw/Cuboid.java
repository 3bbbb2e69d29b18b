package dev.loupe.networks.schematic.draw;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Oklab;

import org.jspecify.annotations.Nullable;

/// A box in space.
///
/// @param low,high `[3]` its corners
record Cuboid(double[] low, double[] high) {
    static Cuboid of(double x, double wide, double y, double high, double z, double deep) {
        return new Cuboid(
                new double[] {x, y - high / 2, z - deep / 2},
                new double[] {x + wide, y + high / 2, z + deep / 2});
    }

    double x(Camera camera, boolean right, boolean near) {
        return camera.x(right ? high[0] : low[0], near ? high[2] : low[2]);
    }

    double y(Camera camera, boolean right, boolean up, boolean near) {
        return camera.y(right ? high[0] : low[0], up ? high[1] : low[1], near ? high[2] : low[2]);
    }

    /// What it covers on the picture.
    Box covered(Camera camera) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int corner = 0; corner < 8; corner++) {
            double x = x(camera, (corner & 1) != 0, (corner & 4) != 0);
            double y = y(camera, (corner & 1) != 0, (corner & 2) != 0, (corner & 4) != 0);
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        return new Box(left, top, right - left, bottom - top);
    }

    /// Its faces, hidden ones first; the darker the further they look aside.
    void draw(Board board, Camera camera, Meaning meaning, Colour fill, @Nullable Stroke stroke) {
        for (boolean seen : new boolean[] {false, true}) {
            for (int axis = 0; axis < 3; axis++) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    if (camera.seen(axis, sign) == seen) {
                        double shade = new double[] {0.1, 0, 0.2}[axis];
                        Colour shaded =
                                Oklab.mix(fill, board.theme.ink3(), shade).fade(fill.opacity());
                        board.path(
                                seen && axis == 2 ? meaning : Meaning.NONE,
                                face(camera, axis, sign),
                                shaded,
                                stroke);
                    }
                }
            }
        }
    }

    private Outline face(Camera camera, int axis, int sign) {
        Outline.Builder face = new Outline.Builder(5);
        int[][] corners = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
        for (int i = 0; i < 4; i++) {
            boolean[] at = new boolean[3];
            at[axis] = sign > 0;
            at[(axis + 1) % 3] = corners[i][0] == 1;
            at[(axis + 2) % 3] = corners[i][1] == 1;
            double x = x(camera, at[0], at[2]);
            double y = y(camera, at[0], at[1], at[2]);
            if (i == 0) {
                face.move(x, y);
            } else {
                face.line(x, y);
            }
        }
        return face.close().build();
    }
}
