package dev.loupe.figure.draw;

import dev.loupe.figure.data.Plain;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.Heading;
import dev.loupe.figure.spec.Picture;
import dev.loupe.figure.theme.Theme;

/// How large a picture is laid out, and how much larger or smaller it is drawn as a whole.
///
/// Up to 1,000 pixels a side text, strokes, dots and margins have their ordinary sizes. A larger picture is made to be seen from
/// further away or to be shown smaller: of each doubling, text takes nine tenths and room one tenth (as shares of the
/// logarithm), so that tick labels of 11 pixels become 30 at 3,000, and names that had no room still gain some. Below 360 pixels all
/// becomes smaller, by 15 % at most, as text must stay readable.
///
/// @param width,height pixels that the picture is laid out in
/// @param zoom         pixels of the scene for each of these
/// @param free         whether the height may follow from what is drawn
record PictureSize(double width, double height, double zoom, boolean free) {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 400;
    private static final double CELL = 240;
    private static final double MOST = 32_767;
    private static final double LEAST = 40;
    private static final double ORDINARY_WIDTH = 1_000;
    private static final double NARROW = 360;
    private static final double LEAST_ZOOM = 0.85;
    private static final double TEXT_SHARE = 0.9;
    private static final double LEAST_FREE = 160;

    /// @throws IllegalArgumentException with one sentence if a side is not from 40 to 32,767 pixels
    static PictureSize of(Picture picture) {
        Heading heading = picture.heading();
        double usual = width(picture);
        double full = heading.width() == 0 ? usual : heading.width();
        allowed("width", full);
        double zoom = zoom(full, Math.max(ORDINARY_WIDTH, usual));
        if (heading.height() == 0) {
            double height = Math.rint(height(picture, full / zoom) * zoom);
            allowed("height", height);
            return new PictureSize(full / zoom, height / zoom, zoom, true);
        }
        allowed("height", heading.height());
        if (zoom > 1) {
            double high = zoom(heading.height(), height(picture, usual));
            zoom = Math.max(1, Math.min(zoom, high));
        }
        return new PictureSize(full / zoom, heading.height() / zoom, zoom, false);
    }

    /// Lower by what is not needed, if nobody asked for a height.
    PictureSize without(double spare) {
        double least = Math.min(height, LEAST_FREE);
        double whole = Math.rint(Math.max(least, height - spare) * zoom);
        return free && spare > 0 ? new PictureSize(width, whole / zoom, zoom, true) : this;
    }

    private static double zoom(double pixels, double ordinary) {
        return pixels > ordinary
                ? Math.pow(pixels / ordinary, TEXT_SHARE)
                : Math.clamp(pixels / NARROW, LEAST_ZOOM, 1);
    }

    private static void allowed(String what, double pixels) {
        if (!(pixels >= LEAST && pixels <= MOST)) {
            throw new IllegalArgumentException(
                    "A picture's "
                            + what
                            + " must be from 40 to 32767 pixels, but is "
                            + Plain.number(pixels)
                            + ".");
        }
    }

    private static double width(Picture picture) {
        return switch (picture) {
            case FigureSpec figure -> WIDTH;
            case GridSpec grid -> Math.clamp(CELL * grid.columns().length, WIDTH, 1_200);
        };
    }

    /// Facets in several rows need more height, narrow pictures less, and wide ones keep their proportions.
    private static double height(Picture picture, double width) {
        return switch (picture) {
            case FigureSpec figure -> {
                int rows = rows(figure, width);
                yield rows == 1
                        ? Math.max(Math.min(HEIGHT, 80 + 0.8 * width), 0.5 * width)
                        : Math.min(4_000, 90 + 190.0 * rows);
            }
            case GridSpec grid -> {
                double high = Math.clamp(0.8 * CELL * grid.rows().length, HEIGHT, 1_200);
                yield high * Math.max(1, width / Math.max(ORDINARY_WIDTH, width(picture)));
            }
        };
    }

    private static int rows(FigureSpec figure, double width) {
        boolean facets =
                !figure.facet().none()
                        || figure.layers().stream().anyMatch(l -> l.column(Channel.FACET) != null);
        return facets
                ? new FigurePlan(figure, Theme.named(figure.heading().theme()), width)
                        .facets()
                        .rows()
                : 1;
    }
}
