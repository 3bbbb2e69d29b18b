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
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.List;

/// The closed area around the rows of each group, in the order of rows. A missing value ends a part and begins another; what an even number
/// of outlines surrounds is left open, so that a part inside another is a hole.
public final class PolygonMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "polygon",
                    "the closed area around the rows of each group",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.COLOR, Channel.DETAIL),
                    List.of(
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
        return new Polygons(layer, layer.groups());
    }

    private record Polygons(Layer layer, List<Group> groups) implements Prepared {
        @Override
        public Extents extents() {
            Extents extents = new Extents();
            for (Channel channel : List.of(Channel.X, Channel.Y)) {
                extents.column(channel, layer.column(channel), layer.rows())
                        .label(channel, layer.title(channel));
            }
            return extents.coloured(layer);
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (Group group : groups) {
                all.add(
                        Numbers.of("polygon", group.name())
                                .with("x", layer.column(Channel.X).take(group.rows()))
                                .with("y", layer.column(Channel.Y).take(group.rows())));
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            double opacity = layer.options().number("opacity", Theme.BAND);
            double width = layer.options().number("width", stage.lineWidth());
            for (Group group : groups) {
                Outline outline =
                        closed(
                                stage.across(layer.column(Channel.X), group.rows()),
                                stage.up(layer.column(Channel.Y), group.rows()));
                Colour colour = stage.look(layer, group).colour();
                sketch.path(
                        Meaning.mark(group.name(), group.key()).rows(group.rows()),
                        outline,
                        colour.fade(opacity),
                        layer.options().flag("edges") ? new Stroke(colour, width) : null);
            }
        }

        /// Parts between values without a place, each closed; points that lie on the one before are left out.
        private static Outline closed(double[] x, double[] y) {
            Outline.Builder outline = new Outline.Builder(x.length + 1);
            boolean down = false;
            for (int i = 0; i < x.length; i++) {
                if (!Double.isFinite(x[i] + y[i])) {
                    if (down) {
                        outline.close();
                    }
                    down = false;
                } else if (!down) {
                    outline.move(x[i], y[i]);
                    down = true;
                } else if (x[i] != x[i - 1] || y[i] != y[i - 1]) {
                    outline.line(x[i], y[i]);
                }
            }
            return (down ? outline.close() : outline).build();
        }
    }
}
