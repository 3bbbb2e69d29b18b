package dev.loupe.figure.bitmap;

import java.util.Base64;

/// A picture made of pixels.
///
/// @param columns,rows at least 1 each
/// @param argb         `[rows × columns]`, not premultiplied, row by row from the top, eight bits a channel
public record Bitmap(int columns, int rows, int[] argb) {
    /// Nothing that is drawn needs more, and a small file can claim any size.
    public static final int MOST_PIXELS = 32_000_000;

    private static final String PNG = "data:image/png;base64,";

    public Bitmap {
        if (columns < 1 || rows < 1 || argb.length != (long) columns * rows) {
            throw new IllegalArgumentException(
                    "A picture of %d × %d has as many pixels, but here they are %d."
                            .formatted(columns, rows, argb.length));
        }
    }

    /// Reads a PNG or a JPEG from a data address.
    ///
    /// @param most pixels that are allowed; the size is checked before pixels are unpacked
    /// @throws IllegalArgumentException with one sentence if it is none
    public static Bitmap read(String address, int most) {
        return BitmapReader.read(BitmapReader.bytes(address), most);
    }

    /// @param grey `[rows][columns]` from 0, black, to 1, white; what lies outside is clipped, NaN is transparent
    public static Bitmap of(double[][] grey) {
        return of(grey.length, grey.length == 0 ? 0 : grey[0].length, 1, (r, c, _) -> grey[r][c]);
    }

    /// @param colours `[rows][columns][3 or 4]` red, green, blue and perhaps opacity, from 0 to 1; what lies outside is clipped, NaN
    ///                makes a pixel transparent
    public static Bitmap of(double[][][] colours) {
        int columns = colours.length == 0 ? 0 : colours[0].length;
        int channels = columns == 0 ? 0 : colours[0][0].length;
        return of(colours.length, columns, channels, (r, c, k) -> colours[r][c][k]);
    }

    /// @param grey `[rows][columns]` from 0, black, to 255, white, without sign
    public static Bitmap of(byte[][] grey) {
        int columns = grey.length == 0 ? 0 : grey[0].length;
        return of(grey.length, columns, 1, (r, c, _) -> (grey[r][c] & 255) / 255.0);
    }

    /// @param colours `[rows][columns][3 or 4]` red, green, blue and perhaps opacity, from 0 to 255, without sign
    public static Bitmap of(byte[][][] colours) {
        int columns = colours.length == 0 ? 0 : colours[0].length;
        int channels = columns == 0 ? 0 : colours[0][0].length;
        return of(colours.length, columns, channels, (r, c, k) -> (colours[r][c][k] & 255) / 255.0);
    }

    private interface Shares {
        double of(int row, int column, int channel);
    }

    private static Bitmap of(int rows, int columns, int channels, Shares shares) {
        boolean known = channels == 1 || channels == 3 || channels == 4;
        if (rows == 0 || columns == 0 || !known || (long) rows * columns > MOST_PIXELS) {
            throw new IllegalArgumentException(
                    "A picture has pixels of 1, 3 or 4 numbers and at most %,d of them, but this one is %d × %d × %d."
                            .formatted(MOST_PIXELS, rows, columns, channels));
        }
        int[] argb = new int[rows * columns];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = pixel(i / columns, i % columns, channels, shares);
        }
        return new Bitmap(columns, rows, argb);
    }

    private static int pixel(int row, int column, int channels, Shares shares) {
        int argb = 0;
        try {
            for (int k = 0; k < 4; k++) {
                double share =
                        k == 3 && channels < 4 ? 1 : shares.of(row, column, channels == 1 ? 0 : k);
                if (Double.isNaN(share)) {
                    return 0;
                }
                int eight = (int) Math.round(Math.clamp(share, 0, 1) * 255);
                argb |= eight << (k == 3 ? 24 : 16 - 8 * k);
            }
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "All pixels of a picture have %d numbers and all rows are as long as the first, but row %d, column %d is not."
                            .formatted(channels, row, column),
                    e);
        }
        return argb;
    }

    /// As a PNG in a data address.
    public String address() {
        return PNG + Base64.getEncoder().encodeToString(PngBytes.of(columns, rows, argb, 0));
    }

    /// The same with fewer pixels, each the mean of those it covers.
    ///
    /// @param width,height at least 1 each; where they are not smaller, nothing is done
    public Bitmap within(int width, int height) {
        int wide = Math.min(width, columns);
        int high = Math.min(height, rows);
        if (wide == columns && high == rows) {
            return this;
        }
        int[] small = new int[wide * high];
        for (int row = 0; row < high; row++) {
            int top = (int) ((long) row * rows / high);
            int bottom = (int) ((long) (row + 1) * rows / high);
            for (int column = 0; column < wide; column++) {
                int left = (int) ((long) column * columns / wide);
                int right = (int) ((long) (column + 1) * columns / wide);
                small[row * wide + column] = mean(left, top, right, bottom);
            }
        }
        return new Bitmap(wide, high, small);
    }

    private int mean(int left, int top, int right, int bottom) {
        long alpha = 0;
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                int pixel = argb[row * columns + column];
                int a = pixel >>> 24;
                alpha += a;
                red += (long) a * (pixel >> 16 & 255);
                green += (long) a * (pixel >> 8 & 255);
                blue += (long) a * (pixel & 255);
            }
        }
        if (alpha == 0) {
            return 0;
        }
        long count = (long) (right - left) * (bottom - top);
        return (int) ((alpha + count / 2) / count) << 24
                | (int) ((red + alpha / 2) / alpha) << 16
                | (int) ((green + alpha / 2) / alpha) << 8
                | (int) ((blue + alpha / 2) / alpha);
    }

    /// Turned over from left to right, from top to bottom, or both.
    public Bitmap flipped(boolean across, boolean down) {
        if (!across && !down) {
            return this;
        }
        int[] turned = new int[argb.length];
        for (int i = 0; i < turned.length; i++) {
            int row = down ? rows - 1 - i / columns : i / columns;
            int column = across ? columns - 1 - i % columns : i % columns;
            turned[i] = argb[row * columns + column];
        }
        return new Bitmap(columns, rows, turned);
    }
}
