package dev.loupe.figure;

import dev.loupe.figure.data.Table;
import dev.loupe.figure.data.Utf8;
import dev.loupe.figure.json.Rows;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.AxisCut;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.Encoding;
import dev.loupe.figure.spec.FacetSpec;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.Heading;
import dev.loupe.figure.spec.InsetSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.LegendSpec;
import dev.loupe.figure.spec.ScaleSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A figure in a few lines: data, then marks with their columns, then words and scales. Immutable; every method answers a new one.
///
/// ```java
/// Figure.of(table).line("step", "loss").color("run").logY().title("Loss").svg()
/// ```
///
/// Columns and options are checked when the figure is drawn; what does not fit throws `IllegalArgumentException` with one sentence.
public record Figure(FigureSpec spec) implements Drawable {
    public static Figure of(Table data) {
        return new Figure(FigureSpec.of(data));
    }

    /// From a file: CSV, TSV, JSON lines or a JSON array of objects, in UTF-8.
    ///
    /// @throws IllegalArgumentException with one sentence if it is no text, or that names the row that is damaged
    public static Figure of(Path file) throws IOException {
        byte[] text = Files.readAllBytes(file);
        if (!Utf8.is(text)) {
            throw new IllegalArgumentException(
                    "What is in " + file + " must be text in UTF-8, but is not.");
        }
        return of(Rows.parse(text));
    }

    /// Another layer, over those before. What follows sets its channels and options.
    ///
    /// @param name of the mark, such as `line`
    public Figure mark(String name) {
        return new Figure(spec.with(LayerSpec.of(name)));
    }

    /// Another layer with x and y from these columns.
    public Figure mark(String name, String x, String y) {
        return mark(name).x(x).y(y);
    }

    public Figure line(String x, String y) {
        return mark("line", x, y);
    }

    public Figure point(String x, String y) {
        return mark("point", x, y);
    }

    public Figure area(String x, String y) {
        return mark("area", x, y);
    }

    public Figure bar(String x, String y) {
        return mark("bar", x, y);
    }

    public Figure histogram(String x) {
        return mark("histogram").x(x);
    }

    public Figure x(String column) {
        return channel(Channel.X, column);
    }

    public Figure y(String column) {
        return channel(Channel.Y, column);
    }

    public Figure z(String column) {
        return channel(Channel.Z, column);
    }

    /// Classes of a text column get a colour each; numbers run along a ramp.
    public Figure color(String column) {
        return channel(Channel.COLOR, column);
    }

    public Figure colour(String column) {
        return color(column);
    }

    public Figure size(String column) {
        return channel(Channel.SIZE, column);
    }

    public Figure shape(String column) {
        return channel(Channel.SHAPE, column);
    }

    public Figure dash(String column) {
        return channel(Channel.DASH, column);
    }

    /// Classes of a column get a pattern each.
    public Figure hatch(String column) {
        return channel(Channel.HATCH, column);
    }

    /// Sets a channel of the last layer.
    public Figure channel(Channel channel, String column) {
        return last(layer -> layer.with(channel, column));
    }

    /// Gives the last layer one name among the colour classes.
    public Figure named(String name) {
        return last(layer -> layer.with(Channel.COLOR, new Encoding.Named(name)));
    }

    /// Sets a channel of the last layer to one number.
    public Figure fixed(Channel channel, double value) {
        return last(layer -> layer.with(channel, new Encoding.Fixed(value)));
    }

    /// Sets an option of the last layer.
    public Figure with(String option, String value) {
        return last(layer -> layer.with(option, value));
    }

    public Figure with(String option, double value) {
        return last(layer -> layer.with(option, (Object) value));
    }

    public Figure with(String option, boolean value) {
        return last(layer -> layer.with(option, (Object) value));
    }

    public Figure with(String option, List<?> values) {
        return last(layer -> layer.with(option, values));
    }

    /// The last layer lies along a y axis of its own at the right, with its own scale.
    public Figure right() {
        return with(Signature.AXIS, Signature.RIGHT);
    }

    /// The last layer is drawn from a table of its own.
    public Figure over(Table table) {
        return last(layer -> layer.over(table));
    }

    private Figure last(UnaryOperator<LayerSpec> change) {
        if (spec.layers().isEmpty()) {
            throw new IllegalStateException("A figure needs a mark before channels and options.");
        }
        List<LayerSpec> layers = new ArrayList<>(spec.layers());
        layers.set(layers.size() - 1, change.apply(layers.getLast()));
        return new Figure(spec.layers(layers));
    }

    public Figure title(String text) {
        return heading(h -> h.title(text));
    }

    public Figure subtitle(String text) {
        return heading(h -> h.subtitle(text));
    }

    public Figure caption(String text) {
        return heading(h -> h.caption(text));
    }

    /// @param width,height pixels
    public Figure size(double width, double height) {
        return heading(h -> h.size(width, height));
    }

    public Figure dark() {
        return heading(h -> h.theme("dark"));
    }

    public Figure heading(UnaryOperator<Heading> change) {
        return new Figure(spec.with(change.apply(spec.heading())));
    }

    public Figure logX() {
        return scale(Channel.X, s -> s.type("log"));
    }

    public Figure logY() {
        return scale(Channel.Y, s -> s.type("log"));
    }

    public Figure labelX(String text) {
        return scale(Channel.X, s -> s.label(text));
    }

    public Figure labelY(String text) {
        return scale(Channel.Y, s -> s.label(text));
    }

    public Figure labelRight(String text) {
        return scale(Channel.RIGHT, s -> s.label(text));
    }

    /// Leaves parts of the x axis out, each written as `AxisCut` says: `weekends`, `17:00..9:30`, `200..900`.
    public Figure cutX(String... parts) {
        return cut(Channel.X, parts);
    }

    /// Leaves parts of the y axis out, such as `200..900`.
    public Figure cutY(String... parts) {
        return cut(Channel.Y, parts);
    }

    private Figure cut(Channel channel, String... parts) {
        AxisCut[] cuts = Stream.of(parts).map(AxisCut::parse).toArray(AxisCut[]::new);
        return scale(channel, s -> s.cut(cuts));
    }

    public Figure scale(Channel channel, UnaryOperator<ScaleSpec> change) {
        return new Figure(spec.with(channel, change.apply(spec.scale(channel))));
    }

    /// Small multiples, one for each class of a column.
    public Figure facet(String column) {
        return new Figure(spec.with(new FacetSpec(column, "", 0, false, false)));
    }

    /// Small multiples, so many in a line.
    public Figure facet(String column, int wrap) {
        return new Figure(spec.with(new FacetSpec(column, "", wrap, false, false)));
    }

    /// Small multiples in rows and columns.
    public Figure facet(String column, String row) {
        return new Figure(spec.with(new FacetSpec(column, row, 0, false, false)));
    }

    /// Panels of this shape.
    ///
    /// @param heightOverWidth 1 for squares
    public Figure aspect(double heightOverWidth) {
        return new Figure(spec.aspect(heightOverWidth));
    }

    public Figure legend(LegendSpec place) {
        return new Figure(spec.with(place));
    }

    /// A small figure inside the panel, over what is drawn there.
    ///
    /// @param x,y          its top left corner, as shares of the panel from its top left
    /// @param width,height as shares of the panel
    public Figure inset(double x, double y, double width, double height, Drawable picture) {
        return new Figure(spec.with(new InsetSpec(x, y, width, height, picture.spec())));
    }
}
