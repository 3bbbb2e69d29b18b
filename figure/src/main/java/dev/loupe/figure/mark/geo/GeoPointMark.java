package dev.loupe.figure.mark.geo;

import dev.loupe.figure.data.Column;
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
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Typeface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Dots on a map at longitude (`X`) and latitude (`Y`) in degrees; `TEXT` names them where there is
/// room.
public final class GeoPointMark implements Mark {
    private static final int MOST_NAMED = 400;

    private static final Signature SIGNATURE =
            new Signature(
                    "geopoint",
                    "dots on a map at longitude (x) and latitude (y)",
                    List.of(Channel.X, Channel.Y),
                    List.of(
                            Channel.COLOR,
                            Channel.SIZE,
                            Channel.SHAPE,
                            Channel.TEXT,
                            Channel.DETAIL),
                    options(),
                    Signature.Swatch.DOT);

    private static List<OptionSpec> options() {
        List<OptionSpec> options = new ArrayList<>(MapFrame.OPTIONS);
        options.add(OptionSpec.number("radius", "3", 0.2, 50, "of dots, in pixels"));
        return options;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        int[] rows = Places.rows(layer);
        Path all = new Path(layer.numbers(Channel.X, rows), layer.numbers(Channel.Y, rows));
        return new Dots(
                layer, rows, MapFrame.of(layer, List.of(all)), layer.rows().length - rows.length);
    }

    private record Dots(Layer layer, int[] rows, MapFrame frame, int leftOut) implements Prepared {
        @Override
        public Extents extents() {
            Extents extents = new Extents();
            for (Channel channel : List.of(Channel.COLOR, Channel.SIZE)) {
                if (layer.has(channel)) {
                    if (channel == Channel.SIZE) {
                        extents.numbers(channel, layer.numbers(channel, rows));
                    } else {
                        extents.column(channel, layer.column(channel), rows);
                    }
                    extents.label(channel, layer.title(channel));
                }
            }
            return extents;
        }

        @Override
        public List<Numbers> numbers() {
            return layer.over(rows).groups().stream()
                    .map(
                            g ->
                                    Numbers.of("geopoint", g.name())
                                            .with("longitude", layer.numbers(Channel.X, g.rows()))
                                            .with("latitude", layer.numbers(Channel.Y, g.rows())))
                    .toList();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            MapFrame.Fit fit = MapFrame.fit(stage);
            List<Box> taken = new ArrayList<>();
            for (Group group : layer.over(rows).groups()) {
                draw(group, fit, taken, stage, sketch);
            }
        }

        private void draw(
                Group group, MapFrame.Fit fit, List<Box> taken, Stage stage, Sketch sketch) {
            double[] lon = layer.numbers(Channel.X);
            double[] lat = layer.numbers(Channel.Y);
            double centre = fit.projection().centre();
            List<Integer> seen = new ArrayList<>();
            List<double[]> places = new ArrayList<>();
            for (int row : group.rows()) {
                double turned = lon[row] - 360 * Math.floor((lon[row] - centre + 180) / 360);
                double[] at = fit.projection().at(turned, lat[row]);
                if (Double.isFinite(at[0]) && Double.isFinite(at[1])) {
                    seen.add(row);
                    places.add(new double[] {fit.px(at[0]), fit.py(at[1])});
                }
            }
            int n = seen.size();
            if (n == 0) {
                return;
            }
            int[] shown = seen.stream().mapToInt(r -> r).toArray();
            double[] x = places.stream().mapToDouble(p -> p[0]).toArray();
            double[] y = places.stream().mapToDouble(p -> p[1]).toArray();
            Theme.Look look = stage.look(group, layer.paint());
            double opacity = layer.options().number("opacity", n > 500 ? 0.6 : 0.9);
            double[] radii = {layer.options().number("radius", n > 1_000 ? 1.5 : Theme.DOT)};
            var sizing = stage.size();
            if (layer.has(Channel.SIZE) && sizing != null) {
                radii =
                        Arrays.stream(layer.numbers(Channel.SIZE, shown))
                                .map(s -> Double.isNaN(s) ? 0 : sizing.radius(s))
                                .toArray();
            }
            int[] fill = {look.colour().fade(opacity).argb()};
            if (layer.has(Channel.COLOR) && !layer.splits(Channel.COLOR)) {
                fill =
                        Arrays.stream(layer.numbers(Channel.COLOR, shown))
                                .mapToInt(v -> stage.ramped(v, look.colour()).fade(opacity).argb())
                                .toArray();
            }
            List<Item.Facts> facts = new ArrayList<>();
            if (layer.has(Channel.TEXT)) {
                Column text = layer.column(Channel.TEXT);
                facts.add(
                        new Item.Facts(
                                "name",
                                Arrays.stream(shown).mapToObj(text::text).toArray(String[]::new)));
            }
            sketch.add(
                    new Item.Dots(
                            Meaning.mark(group.name(), group.key()),
                            look.symbol(),
                            x,
                            y,
                            radii,
                            fill,
                            look.symbol().open()
                                    ? new Stroke(look.colour(), Theme.LINE)
                                    : new Stroke(stage.theme().surface(), 0.75),
                            shown,
                            facts));
            if (layer.has(Channel.TEXT) && n <= MOST_NAMED) {
                names(shown, x, y, radii, taken, stage, sketch);
            }
        }

        private void names(
                int[] shown,
                double[] x,
                double[] y,
                double[] radii,
                List<Box> taken,
                Stage stage,
                Sketch sketch) {
            for (int i = 0; i < shown.length; i++) {
                double r = radii[radii.length == 1 ? 0 : i];
                taken.add(new Box(x[i] - r, y[i] - r, 2 * r, 2 * r));
            }
            for (int i = 0; i < shown.length; i++) {
                String name = layer.column(Channel.TEXT).text(shown[i]);
                if (name.isEmpty() || name.length() > 60) {
                    continue;
                }
                double off = radii[radii.length == 1 ? 0 : i] + 4;
                double width = Typeface.width(name, Theme.TICK_SIZE, Theme.TEXT_WEIGHT);
                boolean left = x[i] + off + width > stage.box().right();
                Box box = new Box(left ? x[i] - off - width : x[i] + off, y[i] - 7, width, 13);
                if (taken.stream().noneMatch(box::overlaps)) {
                    taken.add(box);
                    sketch.text(
                            left ? x[i] - off : x[i] + off,
                            y[i] + 4,
                            name,
                            left ? Anchor.END : Anchor.START,
                            stage.theme().ink());
                }
            }
        }
    }
}
