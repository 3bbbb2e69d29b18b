package dev.loupe.figure.mark.xy;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.NormalEllipse;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.List;

/// The ellipse that holds a share of the normal distribution with the means, deviations and correlation of each group. Groups of fewer
/// than three rows have none.
public final class EllipseMark implements Mark {
    private static final int POINTS = 96;

    private static final Signature SIGNATURE =
            new Signature(
                    "ellipse",
                    "the ellipse that holds a share of the normal distribution like each group",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.COLOR, Channel.DETAIL),
                    List.of(
                            OptionSpec.number(
                                    "share", "0.95", 0.01, 0.9999, "of the distribution inside"),
                            OptionSpec.flag("edges", true, "a line around it"),
                            OptionSpec.number(
                                    "width", "1.5, or 1 from 30 on", 0.1, 40, "of the line")),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        List<Shape> shapes = new ArrayList<>();
        double share = layer.options().number("share", 0.95);
        for (Group group : layer.groups()) {
            NormalEllipse ellipse =
                    NormalEllipse.of(
                            layer.numbers(Channel.X, group.rows()),
                            layer.numbers(Channel.Y, group.rows()));
            if (ellipse.known()) {
                shapes.add(new Shape(group, ellipse, ellipse.around(share, POINTS)));
            }
        }
        return new Ellipses(layer, shapes);
    }

    /// @param around `[2][POINTS]`
    private record Shape(Group group, NormalEllipse ellipse, double[][] around) {}

    private record Ellipses(Layer layer, List<Shape> shapes) implements Prepared {
        @Override
        public Extents extents() {
            Extents extents = new Extents();
            for (Shape shape : shapes) {
                extents.numbers(Channel.X, shape.around[0]).numbers(Channel.Y, shape.around[1]);
            }
            return extents.label(Channel.X, layer.title(Channel.X))
                    .label(Channel.Y, layer.title(Channel.Y))
                    .padded(Channel.X)
                    .padded(Channel.Y)
                    .coloured(layer);
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (Shape shape : shapes) {
                NormalEllipse of = shape.ellipse;
                all.add(
                        Numbers.of("ellipse", shape.group.name())
                                .with("mean x", of.x().mean())
                                .with("mean y", of.y().mean())
                                .with("deviation x", of.x().sd())
                                .with("deviation y", of.y().sd())
                                .with("r", of.r()));
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            double opacity = layer.options().number("opacity", Theme.BAND);
            double width = layer.options().number("width", stage.lineWidth());
            for (Shape shape : shapes) {
                Outline outline = outline(shape.around, stage);
                Colour colour = stage.look(layer, shape.group).colour();
                sketch.path(
                        Meaning.mark(shape.group.name(), shape.group.key())
                                .rows(shape.group.rows()),
                        outline,
                        colour.fade(opacity),
                        layer.options().flag("edges") ? new Stroke(colour, width) : null);
            }
        }

        /// Points without a place, such as those below 0 on a log scale, are left out.
        private static Outline outline(double[][] around, Stage stage) {
            Outline.Builder outline = new Outline.Builder(POINTS + 1);
            boolean down = false;
            for (int i = 0; i < around[0].length; i++) {
                double x = stage.x().at(around[0][i]);
                double y = stage.y().at(around[1][i]);
                if (Double.isFinite(x + y)) {
                    Outline.Builder _ = down ? outline.line(x, y) : outline.move(x, y);
                    down = true;
                }
            }
            return (down ? outline.close() : outline).build();
        }
    }
}
