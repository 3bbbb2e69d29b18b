package dev.loupe.figure.mark;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.scale.Banded;
import dev.loupe.figure.scale.Colouring;
import dev.loupe.figure.scale.Position;
import dev.loupe.figure.scale.Sizing;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Symbol;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where a layer is drawn: the panel's box, its scales, the theme.
///
/// @param box       in pixels
/// @param x,y       positions; y runs from the bottom of the box to its top
/// @param right     the y axis at the right; null if there is none
/// @param second    whether what is drawn lies along it
/// @param colour    null if no channel sets colours
/// @param size      null if no channel sets sizes
/// @param frame     the frame that all layers of the panel share
/// @param layers    how many layers the panel has
/// @param lines     how many lines the panel shows in all, so that many are drawn thinner
public record Stage(
        Box box,
        Position x,
        Position y,
        @Nullable Position right,
        boolean second,
        @Nullable Colouring colour,
        @Nullable Sizing size,
        Frame frame,
        Theme theme,
        int layers,
        int lines) {
    /// The same, with the axis at the right as y.
    public Stage atRight() {
        return right == null
                ? this
                : new Stage(box, x, right, right, true, colour, size, frame, theme, layers, lines);
    }

    /// What a layer looks like that has neither classes nor a colour of its own: on the axis at the right unlike all others.
    private Theme.Look plain() {
        int classes = colour instanceof Colouring.Classes c ? c.classes().size() : 1;
        return theme.look(second ? classes : 0);
    }

    /// Pixels of a column's values along x; NaN where they have no place.
    public double[] across(Column column, int[] rows) {
        return places(x, column, rows);
    }

    /// Pixels of a column's values along y; NaN where they have no place.
    public double[] up(Column column, int[] rows) {
        return places(y, column, rows);
    }

    /// Pixels of a column's values along a scale; NaN where they have no place.
    public static double[] places(Position scale, Column column, int[] rows) {
        double[] pixels = new double[rows.length];
        switch (column) {
            case Column.Numbers(double[] values) -> {
                if (scale instanceof Banded bands) {
                    double[] at = byLevel(bands, column, rows);
                    System.arraycopy(at, 0, pixels, 0, at.length);
                } else {
                    for (int i = 0; i < rows.length; i++) {
                        pixels[i] = scale.at(values[rows[i]]);
                    }
                }
            }
            case Column.Times(long[] micros) -> {
                for (int i = 0; i < rows.length; i++) {
                    long at = micros[rows[i]];
                    pixels[i] = at == Column.Times.MISSING ? Double.NaN : scale.at(at);
                }
            }
            case Column.Texts texts -> {
                if (scale instanceof Banded bands) {
                    pixels = byLevel(bands, texts, rows);
                } else {
                    Arrays.fill(pixels, Double.NaN);
                }
            }
        }
        return pixels;
    }

    private static double[] byLevel(Banded bands, Column column, int[] rows) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < bands.categories().size(); i++) {
            index.putIfAbsent(bands.categories().get(i), i);
        }
        double[] pixels = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            Integer place = column.missing(rows[i]) ? null : index.get(column.text(rows[i]));
            pixels[i] = place == null ? Double.NaN : bands.at(place);
        }
        return pixels;
    }

    /// The centre of a category's band on a scale; NaN if it has none.
    public static double centre(Position scale, String category) {
        return scale instanceof Banded bands
                ? bands.at(
                        bands.categories().indexOf(category) < 0
                                ? Double.NaN
                                : bands.categories().indexOf(category))
                : Double.NaN;
    }

    /// How a group is drawn. Without classes it takes `paint`, else the first colour of the theme.
    public Theme.Look look(Group group, @Nullable Colour paint) {
        Theme.Look plain = plain();
        Colour hue = plain.colour();
        double[] dash = plain.dash();
        Symbol symbol = plain.symbol();
        if (group.colour() >= 0 && colour instanceof Colouring.Classes classes) {
            Theme.Look look = classes.look(group.colour());
            hue = look.colour();
            dash = look.dash();
            symbol = look.symbol();
        }
        if (paint != null) {
            hue = paint;
        }
        if (group.dash() >= 0) {
            dash = theme.look(group.dash() * theme.series().size()).dash();
        }
        if (group.shape() >= 0) {
            symbol = Symbol.values()[group.shape() % Symbol.values().length];
        }
        return new Theme.Look(hue, dash, symbol);
    }

    /// How a group of a layer is drawn; where numbers set colours, in the colour of their mean over the group's rows.
    public Theme.Look look(Layer layer, Group group) {
        Theme.Look look = look(group, layer.paint());
        boolean ramped = layer.has(Channel.COLOR) && !layer.splits(Channel.COLOR);
        if (!ramped || layer.paint() != null) {
            return look;
        }
        double mean =
                Arrays.stream(layer.numbers(Channel.COLOR, group.rows()))
                        .filter(Double::isFinite)
                        .average()
                        .orElse(Double.NaN);
        return new Theme.Look(ramped(mean, look.colour()), look.dash(), look.symbol());
    }

    /// The colour of one row where numbers set colours and nothing else does, else `plain`.
    public Colour colour(Layer layer, int row, Colour plain) {
        boolean ramped =
                layer.has(Channel.COLOR) && !layer.splits(Channel.COLOR) && layer.paint() == null;
        return ramped ? ramped(layer.numbers(Channel.COLOR)[row], plain) : plain;
    }

    /// The colour of a number along the ramp, or `otherwise` where colours are not set by numbers.
    public Colour ramped(double value, Colour otherwise) {
        Colouring scale = colour;
        return scale == null || scale instanceof Colouring.Classes ? otherwise : scale.of(value);
    }

    /// The colours of many numbers along the ramp, as ARGB, or `otherwise` where colours are not set by numbers.
    public int[] ramped(double[] values, Colour otherwise) {
        Colouring scale = colour;
        if (scale == null || scale instanceof Colouring.Classes) {
            int[] same = new int[values.length];
            Arrays.fill(same, otherwise.argb());
            return same;
        }
        return scale.all(values);
    }

    /// How wide lines are among so many.
    public double lineWidth() {
        return lines >= 30 ? 1 : Theme.LINE;
    }

    public List<String> categories(boolean alongX) {
        return (alongX ? x : y) instanceof Banded bands ? bands.categories() : List.of();
    }
}
