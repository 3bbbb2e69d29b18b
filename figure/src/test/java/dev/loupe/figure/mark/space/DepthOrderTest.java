package dev.loupe.figure.mark.space;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.scene.Box;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;

import javax.imageio.ImageIO;

/// What hides what in a panel of several layers, held against a depth buffer: the height of each surface along the ray of each pixel.
final class DepthOrderTest {
    private static final double[] X = {-1, 1, -1, 1};
    private static final double[] Y = {-1, -1, 1, 1};

    private static Figure plane(Figure figure, String paint, double slopeX, double slopeY) {
        double[] z = new double[4];
        for (int i = 0; i < 4; i++) {
            z[i] = slopeX * X[i] + slopeY * Y[i];
        }
        return figure.mark("surface", "x", "y")
                .z("z")
                .with("paint", paint)
                .with("wire", false)
                .over(Table.of("x", X).with("y", Y).with("z", z));
    }

    private static BufferedImage drawn(Figure figure) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(figure.size(400, 400).png(1)));
    }

    private static View view(Figure figure) {
        Box box = figure.size(400, 400).scene().panels().getFirst().box();
        return View.of(-60, 25, box);
    }

    private static boolean red(int rgb) {
        return (rgb >> 16 & 255) > 2 * (rgb & 255);
    }

    private static boolean blue(int rgb) {
        return (rgb & 255) > 2 * (rgb >> 16 & 255);
    }

    /// Each of the two planes crosses the other, so that no order of whole faces is right.
    @Test
    void twoSurfacesThatCrossHideEachOtherPixelByPixel() throws Exception {
        Figure figure = Figure.of(Table.EMPTY);
        figure = plane(figure, "#ff0000", 1, 0);
        figure = plane(figure, "#0000ff", -1, 0);
        BufferedImage image = drawn(figure);
        View view = view(figure);
        double[][] nearest = new double[400][400];
        int[][] which = new int[400][400];
        int steps = 1_500;
        for (int surface = 0; surface < 2; surface++) {
            for (int i = 0; i <= steps; i++) {
                for (int j = 0; j <= steps; j++) {
                    double x = -1 + 2.0 * i / steps;
                    double y = -1 + 2.0 * j / steps;
                    double[] at = view.at(x, y, surface == 0 ? x : -x);
                    int px = (int) at[0];
                    int py = (int) at[1];
                    if (which[py][px] == 0 || at[2] > nearest[py][px]) {
                        nearest[py][px] = at[2];
                        which[py][px] = surface + 1;
                    }
                }
            }
        }
        int right = 0;
        int all = 0;
        for (int py = 0; py < 400; py++) {
            for (int px = 0; px < 400; px++) {
                if (which[py][px] > 0) {
                    all++;
                    int rgb = image.getRGB(px, py);
                    right += (which[py][px] == 1 ? red(rgb) : blue(rgb)) ? 1 : 0;
                }
            }
        }
        assertTrue(all > 10_000, all + " pixels");
        assertTrue(right > 0.98 * all, right + " of " + all + " pixels");
    }

    private static Figure points(Figure figure) {
        return figure.mark("scatter3d", "x", "y")
                .z("z")
                .with("paint", "#0000ff")
                .with("radius", 4)
                .over(
                        Table.of("x", 0.2, 0.2, -1, -1)
                                .with("y", 0.2, 0.2, 1, 1)
                                .with("z", -0.3, 0.3, -0.9, 0.9));
    }

    @Test
    void pointsBehindASurfaceAreHiddenAndThoseBeforeItAreSeen() throws Exception {
        for (boolean surfaceLast : new boolean[] {true, false}) {
            Figure figure = Figure.of(Table.EMPTY);
            figure =
                    surfaceLast
                            ? plane(points(figure), "#ff0000", 0.01, 0)
                            : points(plane(figure, "#ff0000", 0.01, 0));
            BufferedImage image = drawn(figure);
            View view = view(figure);
            double[] below = view.at(0.2, 0.2, -0.3 / 0.9);
            double[] above = view.at(0.2, 0.2, 0.3 / 0.9);
            assertTrue(red(image.getRGB((int) below[0], (int) below[1])), "the point below");
            assertTrue(blue(image.getRGB((int) above[0], (int) above[1])), "the point above");
        }
    }

    @Test
    void aLineThroughASurfaceIsHiddenOnItsFarSideOnly() throws Exception {
        Figure figure = plane(Figure.of(Table.EMPTY), "#ff0000", 0.01, 0);
        figure =
                figure.mark("line3d", "x", "y")
                        .z("z")
                        .with("paint", "#0000ff")
                        .with("width", 5)
                        .over(Table.of("x", 0, 0).with("y", 0, 0).with("z", -1, 1));
        BufferedImage image = drawn(figure);
        View view = view(figure);
        double[] far = view.at(0, 0, -0.3);
        double[] near = view.at(0, 0, 0.6);
        assertTrue(red(image.getRGB((int) far[0], (int) far[1])), "below the surface");
        assertTrue(blue(image.getRGB((int) near[0], (int) near[1])), "above it");
    }

    /// A point far above: nothing need be cut finely.
    @Test
    void facesAreCutOnlyWhereOthersAre() {
        Figure plane = plane(Figure.of(Table.EMPTY), "#ff0000", 0.01, 0);
        Figure apart =
                plane.mark("scatter3d", "x", "y")
                        .z("z")
                        .over(Table.of("x", 1).with("y", 1).with("z", 40));
        Figure crossed = plane(plane, "#0000ff", 0, 0.8);
        int few = apart.svg().split("<path").length;
        int many = crossed.svg().split("<path").length;
        assertTrue(few < 1_200, few + " shapes apart");
        assertTrue(many > 2 * few, many + " shapes that meet, " + few + " apart");
    }
}
