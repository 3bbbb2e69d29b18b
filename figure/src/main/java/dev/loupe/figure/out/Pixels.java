package dev.loupe.figure.out;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/// A picture as pixels that can be written one by one, and by Java2D as well.
///
/// @param argb `[height × width]`, colours times opacity
record Pixels(int width, int height, int[] argb, BufferedImage image) {
    static Pixels of(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        int[] argb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        return new Pixels(width, height, argb, image);
    }

    /// The pixels whose centres lie in a box: `x` and `y` count from 0, ends are excluded.
    record Part(int left, int top, int right, int bottom) {
        Part within(Box box, double density) {
            return new Part(
                    Math.max(left, (int) Math.ceil(box.x() * density - 0.5)),
                    Math.max(top, (int) Math.ceil(box.y() * density - 0.5)),
                    Math.min(right, (int) Math.ceil(box.right() * density - 0.5)),
                    Math.min(bottom, (int) Math.ceil(box.bottom() * density - 0.5)));
        }

        Part rows(int from, int to) {
            return new Part(left, Math.max(top, from), right, Math.min(bottom, to));
        }
    }

    Part all() {
        return new Part(0, 0, width, height);
    }

    /// Lays a colour over a pixel.
    ///
    /// @param rgb   without opacity
    /// @param alpha in `[0, 255]`
    void over(int at, int rgb, int alpha) {
        lay(at, source(rgb, alpha));
    }

    /// A colour times its opacity, as [#lay(int, int)] takes it.
    static int source(int rgb, int alpha) {
        return times(rgb & 0xff00ff, alpha) | times(rgb >> 8 & 0xff | 0xff0000, alpha) << 8;
    }

    void lay(int at, int source) {
        int left = 255 - (source >>> 24);
        if (left == 0) {
            argb[at] = source;
        } else if (left < 255) {
            int below = argb[at];
            int rb = times(below & 0xff00ff, left);
            int ag = times(below >>> 8 & 0xff00ff, left);
            argb[at] = source + (rb | ag << 8);
        }
    }

    /// Two channels of eight bits, sixteen bits apart, times `share` / 255, rounded.
    private static int times(int pair, int share) {
        int product = pair * share + 0x800080;
        return product + (product >>> 8 & 0xff00ff) >>> 8 & 0xff00ff;
    }

    /// Draws a raster: each pixel takes the cell under its centre, or a blend of the four nearest if it is smooth.
    void draw(Item.Raster raster, Part clip, double density) {
        if (raster.columns() == 0 || raster.rows() == 0) {
            return;
        }
        Box box = raster.box();
        Part area = clip.within(box, density);
        for (int y = area.top(); y < area.bottom(); y++) {
            double row = ((y + 0.5) / density - box.y()) / box.height() * raster.rows();
            for (int x = area.left(); x < area.right(); x++) {
                double column = ((x + 0.5) / density - box.x()) / box.width() * raster.columns();
                int colour =
                        raster.smooth() ? blend(raster, column, row) : cell(raster, column, row);
                over(y * width + x, colour & 0xffffff, colour >>> 24);
            }
        }
    }

    private static int cell(Item.Raster raster, double column, double row) {
        int c = Math.clamp((int) Math.floor(column), 0, raster.columns() - 1);
        int r = Math.clamp((int) Math.floor(row), 0, raster.rows() - 1);
        return raster.argb()[r * raster.columns() + c];
    }

    private static int blend(Item.Raster raster, double column, double row) {
        double c = column - 0.5;
        double r = row - 0.5;
        double right = c - Math.floor(c);
        double below = r - Math.floor(r);
        double[] sum = new double[4];
        add(sum, cell(raster, c, r), (1 - right) * (1 - below));
        add(sum, cell(raster, c + 1, r), right * (1 - below));
        add(sum, cell(raster, c, r + 1), (1 - right) * below);
        add(sum, cell(raster, c + 1, r + 1), right * below);
        int alpha = (int) Math.round(sum[3]);
        if (alpha == 0) {
            return 0;
        }
        int red = (int) Math.round(sum[0] / sum[3]);
        int green = (int) Math.round(sum[1] / sum[3]);
        int blue = (int) Math.round(sum[2] / sum[3]);
        return alpha << 24 | red << 16 | green << 8 | blue;
    }

    private static void add(double[] sum, int argb, double share) {
        double alpha = (argb >>> 24) * share;
        sum[0] += (argb >> 16 & 255) * alpha;
        sum[1] += (argb >> 8 & 255) * alpha;
        sum[2] += (argb & 255) * alpha;
        sum[3] += alpha;
    }

    /// `[height × width]` with colours no longer times opacity, as files have them.
    int[] straight() {
        int[] out = new int[argb.length];
        for (int i = 0; i < out.length; i++) {
            int alpha = argb[i] >>> 24;
            out[i] = alpha == 255 || alpha == 0 ? argb[i] : straight(argb[i], alpha);
        }
        return out;
    }

    private static int straight(int pixel, int alpha) {
        int red = Math.min(255, ((pixel >> 16 & 255) * 255 + alpha / 2) / alpha);
        int green = Math.min(255, ((pixel >> 8 & 255) * 255 + alpha / 2) / alpha);
        int blue = Math.min(255, ((pixel & 255) * 255 + alpha / 2) / alpha);
        return alpha << 24 | red << 16 | green << 8 | blue;
    }
}
