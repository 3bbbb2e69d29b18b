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
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A short stroke at the edge of the panel for each row.
public final class RugMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "rug",
                    "a short stroke at the edge of the panel for each row",
                    List.of(),
                    List.of(Channel.X, Channel.Y, Channel.COLOR, Channel.DETAIL),
                    List.of(OptionSpec.number("length", "8", 1, 400, "of strokes, in pixels")),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        if (!layer.has(Channel.X) && !layer.has(Channel.Y)) {
            throw new IllegalArgumentException("The mark rug needs x or y, but neither is given.");
        }
        return new Strokes(layer, layer.groups());
    }

    private record Strokes(Layer layer, List<Group> groups) implements Prepared {
        private List<Channel> shown() {
            return List.of(Channel.X, Channel.Y).stream().filter(layer::has).toList();
        }

        @Override
        public Extents extents() {
            Extents extents = new Extents().ramped(layer);
            for (Channel channel : shown()) {
                extents.column(channel, layer.column(channel), layer.rows())
                        .label(channel, layer.title(channel))
                        .padded(channel);
            }
            return extents;
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (Group group : groups) {
                Numbers numbers = Numbers.of("rug", group.name());
                for (Channel channel : shown()) {
                    numbers =
                            numbers.with(channel.word(), layer.column(channel).take(group.rows()));
                }
                all.add(numbers);
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            double standard =
                    Math.clamp(Math.sqrt(150.0 / Math.max(1, layer.rows().length)), 0.15, 0.8);
            double opacity = layer.options().number("opacity", standard);
            for (Group group : groups) {
                Colour colour = stage.look(layer, group).colour().fade(opacity);
                for (Channel channel : shown()) {
                    sketch.stroke(
                            Meaning.mark(group.name(), group.key()).rows(group.rows()),
                            strokes(channel, group, stage),
                            new Stroke(colour, 1));
                }
            }
        }

        /// Strokes at the same quarter of a pixel are drawn once.
        private Outline strokes(Channel channel, Group group, Stage stage) {
            boolean bottom = channel == Channel.X;
            Box box = stage.box();
            double length = layer.options().number("length", 8);
            double[] at =
                    Stage.places(
                            bottom ? stage.x() : stage.y(), layer.column(channel), group.rows());
            Set<Long> drawn = new HashSet<>();
            Outline.Builder pen = new Outline.Builder();
            for (double place : at) {
                if (Double.isFinite(place) && drawn.add(Math.round(4 * place))) {
                    if (bottom) {
                        pen.move(place, box.bottom()).line(place, box.bottom() - length);
                    } else {
                        pen.move(box.x(), place).line(box.x() + length, place);
                    }
                }
            }
            return pen.build();
        }
    }
}
