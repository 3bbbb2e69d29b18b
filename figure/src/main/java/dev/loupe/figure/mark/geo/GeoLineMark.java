package dev.loupe.figure.mark.geo;

import dev.loupe.figure.data.GeoJson.Path;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Sparse;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.List;

/// A line on a map through the rows of each group, in their order, at longitude (`X`) and latitude (`Y`) in degrees.
public final class GeoLineMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "geoline",
                    "a line on a map through the rows of each group",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.COLOR, Channel.DASH, Channel.DETAIL),
                    options(),
                    Signature.Swatch.LINE);

    private static List<OptionSpec> options() {
        List<OptionSpec> options = new ArrayList<>(MapFrame.OPTIONS);
        options.add(
                OptionSpec.word(
                        "course",
                        "great",
                        List.of("great", "straight"),
                        "from place to place by the shortest way, or straight in degrees"));
        options.add(OptionSpec.number("width", "1.5", 0.1, 40, "in pixels"));
        return options;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        int[] rows = Places.rows(layer);
        boolean great = layer.options().word("course").equals("great");
        List<Path> paths = new ArrayList<>();
        List<Group> groups = layer.over(rows).groups();
        for (Group group : groups) {
            Path stops =
                    new Path(
                            layer.numbers(Channel.X, group.rows()),
                            layer.numbers(Channel.Y, group.rows()));
            paths.add(great ? GreatCircle.through(stops) : stops);
        }
        return new Lines(
                layer, groups, paths, MapFrame.of(layer, paths), layer.rows().length - rows.length);
    }

    private record Lines(
            Layer layer, List<Group> groups, List<Path> paths, MapFrame frame, int leftOut)
            implements Prepared {
        @Override
        public Extents extents() {
            return new Extents().coloured(layer).thin();
        }

        @Override
        public List<Numbers> numbers() {
            return groups.stream()
                    .map(
                            g ->
                                    Numbers.of("geoline", g.name())
                                            .with("longitude", layer.numbers(Channel.X, g.rows()))
                                            .with("latitude", layer.numbers(Channel.Y, g.rows())))
                    .toList();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            MapFrame.Fit fit = MapFrame.fit(stage);
            for (int i = 0; i < groups.size(); i++) {
                Group group = groups.get(i);
                Theme.Look look = stage.look(layer, group);
                double[][] plane = Cut.line(paths.get(i), fit.projection());
                sketch.stroke(
                        Meaning.mark(group.name(), group.key()).rows(group.rows()),
                        Sparse.line(fit.across(plane[0]), fit.down(plane[1]), 0.1),
                        new Stroke(
                                look.colour().fade(layer.options().number("opacity", 1)),
                                layer.options().number("width", Theme.LINE),
                                look.dash()));
            }
        }
    }
}
