package dev.loupe.figure.mark.flow;

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

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A short stroke at each event, a band for each category: spike trains and logs. Strokes on the same half pixel are drawn once.
public final class EventMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "eventplot",
                    "a stroke at each event, a band for each category",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.COLOR),
                    List.of(OptionSpec.number("width", "1", 0.1, 20, "of strokes, in pixels")),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return new Events(layer, layer.groups());
    }

    private record Events(Layer layer, List<Group> groups) implements Prepared {
        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .column(Channel.X, layer.column(Channel.X), layer.rows())
                            .label(Channel.X, layer.title(Channel.X))
                            .padded(Channel.X)
                            .column(Channel.Y, layer.texts(Channel.Y), layer.rows())
                            .label(Channel.Y, layer.title(Channel.Y));
            return layer.splits(Channel.COLOR)
                    ? extents.column(Channel.COLOR, layer.column(Channel.COLOR), layer.rows())
                            .label(Channel.COLOR, layer.title(Channel.COLOR))
                    : extents;
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (Group group : groups) {
                all.add(
                        Numbers.of("eventplot", group.name())
                                .with("x", layer.column(Channel.X).take(group.rows()))
                                .with("y", layer.texts(Channel.Y).take(group.rows())));
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            double half = Math.max(1, Math.min(24, stage.y().band()) / 2);
            for (Group group : groups) {
                double[] x = stage.across(layer.column(Channel.X), group.rows());
                double[] y = stage.up(layer.texts(Channel.Y), group.rows());
                Set<Long> drawn = new HashSet<>();
                Outline.Builder outline = new Outline.Builder(2 * x.length);
                for (int i = 0; i < x.length; i++) {
                    if (Double.isFinite(x[i] + y[i])
                            && drawn.add(Math.round(2 * x[i]) << 32 ^ Math.round(2 * y[i]))) {
                        outline.move(x[i], y[i] - half).line(x[i], y[i] + half);
                    }
                }
                Colour colour = stage.look(group, layer.paint()).colour();
                sketch.stroke(
                        Meaning.mark(group.name(), group.key()).rows(group.rows()),
                        outline.build(),
                        new Stroke(
                                colour.fade(layer.options().number("opacity", 0.9)),
                                layer.options().number("width", 1)));
            }
        }
    }
}
