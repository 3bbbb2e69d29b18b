package dev.loupe.figure.scene;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Something at a place in a picture. Later items lie over earlier ones. All coordinates are pixels of the whole scene.
public sealed interface Item {
    Meaning meaning();

    /// Items that belong together.
    ///
    /// @param clip what lies outside of it is not drawn
    record Group(Meaning meaning, @Nullable Box clip, List<Item> items) implements Item {
        public Group {
            items = List.copyOf(items);
        }
    }

    /// Lines and areas.
    ///
    /// @param fill by the even-odd rule; null for none
    record Path(Meaning meaning, Outline outline, @Nullable Colour fill, @Nullable Stroke stroke)
            implements Item {}

    /// An upright rectangle.
    ///
    /// @param radius of its corners
    record Rect(
            Meaning meaning, Box box, double radius, @Nullable Colour fill, @Nullable Stroke stroke)
            implements Item {}

    /// Many dots of one symbol, as columns: what a scatter plot of a million points is made of.
    ///
    /// @param x,y    `[n]` centres, finite
    /// @param radius `[n]`, or `[1]` for all, in pixels
    /// @param fill   `[n]` as ARGB, or `[1]` for all
    /// @param stroke an outline of every dot; its colour is used for open symbols when there is one, else `fill`
    /// @param rows   `[n]` the row that each stands for, or empty
    /// @param facts  what can be said of each dot
    record Dots(
            Meaning meaning,
            Symbol symbol,
            double[] x,
            double[] y,
            double[] radius,
            int[] fill,
            @Nullable Stroke stroke,
            int[] rows,
            List<Facts> facts)
            implements Item {
        public Dots {
            facts = List.copyOf(facts);
        }

        public double radius(int dot) {
            return radius[radius.length == 1 ? 0 : dot];
        }

        public int fill(int dot) {
            return fill[fill.length == 1 ? 0 : dot];
        }

        /// The same dots in parts of one colour each.
        public List<Dots> byColour() {
            return DotsByColour.of(this);
        }

        /// Drawn as a line instead of its filling.
        ///
        /// @param filling ARGB inside of it
        public Dots outlined(Stroke line, int filling) {
            return new Dots(meaning, symbol, x, y, radius, new int[] {filling}, line, rows, facts);
        }
    }

    /// One named column of texts beside dots, for tooltips.
    ///
    /// @param texts `[n]`
    record Facts(String name, String[] texts) {}

    /// A picture made of equal cells, such as a heat map. Cells are not blended with their neighbours unless `smooth`.
    ///
    /// @param argb `[rows × columns]`, row by row from the top
    /// @param told what can be said of each cell; null for nothing
    record Raster(
            Meaning meaning,
            Box box,
            int columns,
            int rows,
            int[] argb,
            boolean smooth,
            @Nullable Told told)
            implements Item {
        /// One of whose cells nothing can be said.
        public Raster(Meaning meaning, Box box, int columns, int rows, int[] argb, boolean smooth) {
            this(meaning, box, columns, rows, argb, smooth, null);
        }
    }

    /// What the cells of a raster stand for.
    sealed interface Told {}

    /// A number each.
    ///
    /// @param name of the numbers
    /// @param of   `[rows × columns]`, as the cells; NaN where there is none
    record Values(String name, float[] of) implements Told {
        public static Values of(String name, double[] values) {
            float[] of = new float[values.length];
            for (int i = 0; i < of.length; i++) {
                of[i] = (float) values[i];
            }
            return new Values(name, of);
        }
    }

    /// Their own colours, as in a photograph.
    record Colours() implements Told {}

    /// A line of text.
    ///
    /// @param x      where the anchor lies, in pixels
    /// @param y      the baseline, in pixels
    /// @param size   of the font, in pixels
    /// @param weight 400, 500 or 600
    /// @param anchor the end of the text that lies at `x`
    /// @param angle  degrees clockwise about `x`, `y`
    /// @param italic whether its letters lean
    record Text(
            Meaning meaning,
            double x,
            double y,
            String text,
            double size,
            int weight,
            Anchor anchor,
            double angle,
            Colour colour,
            boolean italic)
            implements Item {
        /// Upright.
        public Text(
                Meaning meaning,
                double x,
                double y,
                String text,
                double size,
                int weight,
                Anchor anchor,
                double angle,
                Colour colour) {
            this(meaning, x, y, text, size, weight, anchor, angle, colour, false);
        }
    }

    /// Which end of a text lies at its place.
    enum Anchor {
        START,
        MIDDLE,
        END
    }
}
