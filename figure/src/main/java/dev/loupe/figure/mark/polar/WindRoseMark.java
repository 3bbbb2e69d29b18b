package dev.loupe.figure.mark.polar;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Frame;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How often each direction comes, stacked by class: sectors about a centre, north up and
/// clockwise.
///
/// `X` is a compass word (N, NNE …) or degrees clockwise from north; `Y` how much each row counts
/// (1 if there is none). A sector's radius, not its area, is its amount, as is the custom. The
/// classes have an order, so they lie along a ramp.
public final class WindRoseMark implements Mark {
    private static final List<String> COMPASS =
            List.of(
                    "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W",
                    "WNW", "NW", "NNW");

    private static final int MOST_SECTORS = 72;

    private static final Signature SIGNATURE =
            new Signature(
                    "windrose",
                    "how often each direction comes, stacked by class",
                    List.of(Channel.X),
                    List.of(Channel.Y, Channel.COLOR),
                    List.of(
                            OptionSpec.number(
                                    "sectors", "16", 3, MOST_SECTORS, "of directions in degrees"),
                            OptionSpec.flag(
                                    "names",
                                    false,
                                    "x are any names, one after another around the circle")),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        int[] sector = new int[layer.column(Channel.X).size()];
        List<String> names = sectors(layer, sector);
        int sectors = names.size();
        double[] amount = layer.has(Channel.Y) ? layer.numbers(Channel.Y) : new double[0];
        List<Group> groups = layer.groups();
        double[][] sums = new double[groups.size()][sectors];
        int used = 0;
        for (int g = 0; g < sums.length; g++) {
            for (int row : groups.get(g).rows()) {
                double value = amount.length == 0 ? 1 : amount[row];
                if (value < 0) {
                    throw new IllegalArgumentException(
                            "A wind rose counts amounts of 0 or more, but row "
                                    + (row + 1)
                                    + " has "
                                    + value
                                    + ".");
                }
                if (sector[row] >= 0 && Double.isFinite(value)) {
                    sums[g][sector[row]] += value;
                    used++;
                }
            }
        }
        return new Rose(layer, groups, sums, names, layer.rows().length - used);
    }

    /// Fills in the sector of each row, −1 for none, and answers what they are called.
    private static List<String> sectors(Layer layer, int[] sector) {
        if (layer.options().flag("names")) {
            return named(layer, sector);
        }
        return names(directions(layer, sector));
    }

    private static List<String> named(Layer layer, int[] sector) {
        if (!(layer.column(Channel.X) instanceof Column.Texts texts)) {
            throw new IllegalArgumentException(
                    "A wind rose of names needs texts as x, but found numbers.");
        }
        System.arraycopy(texts.codes(), 0, sector, 0, sector.length);
        if (texts.levels().length > MOST_SECTORS) {
            throw new IllegalArgumentException(
                    "A wind rose has room for "
                            + MOST_SECTORS
                            + " names, but found "
                            + texts.levels().length
                            + ".");
        }
        return List.of(texts.levels());
    }

    private static int directions(Layer layer, int[] sector) {
        if (layer.column(Channel.X) instanceof Column.Texts texts) {
            int[] place = new int[texts.levels().length];
            boolean sixteen = false;
            for (int i = 0; i < place.length; i++) {
                String word = texts.levels()[i].strip().toUpperCase(Locale.ROOT);
                place[i] = COMPASS.indexOf(word);
                if (place[i] < 0) {
                    throw new IllegalArgumentException(
                            "A wind rose needs directions such as N, NE or NNE, or degrees, but"
                                    + " found "
                                    + texts.levels()[i]
                                    + ".");
                }
                sixteen |= place[i] % 2 == 1;
            }
            for (int row = 0; row < sector.length; row++) {
                int code = texts.codes()[row];
                sector[row] = code < 0 ? -1 : sixteen ? place[code] : place[code] / 2;
            }
            return sixteen ? 16 : 8;
        }
        int sectors = layer.options().count("sectors", 16);
        double[] degrees = layer.numbers(Channel.X);
        for (int row = 0; row < sector.length; row++) {
            double turns = degrees[row] / 360 % 1;
            sector[row] =
                    Double.isFinite(turns)
                            ? (int) Math.floorMod(Math.round(turns * sectors), (long) sectors)
                            : -1;
        }
        return sectors;
    }

    private static List<String> names(int sectors) {
        if (16 % sectors == 0) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < sectors; i++) {
                names.add(COMPASS.get(i * (16 / sectors)));
            }
            return names;
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < sectors; i++) {
            names.add(Numerals.brief(360.0 * i / sectors) + "°");
        }
        return names;
    }

    /// @param sums `[groups][sectors]`
    private record Rose(
            Layer layer, List<Group> groups, double[][] sums, List<String> names, int leftOut)
            implements Prepared {
        @Override
        public Frame frame() {
            return new RingFrame(names, false, false, true);
        }

        @Override
        public Extents extents() {
            Extents extents = new Extents().numbers(Channel.X, 0, 1).zero(Channel.Y);
            for (int s = 0; s < names.size(); s++) {
                int at = s;
                extents.numbers(Channel.Y, Arrays.stream(sums).mapToDouble(g -> g[at]).sum());
            }
            return layer.splits(Channel.COLOR) ? extents.classRamp("counts") : extents;
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (int g = 0; g < sums.length; g++) {
                all.add(
                        Numbers.of("windrose", groups.get(g).name())
                                .with("direction", names.toArray(String[]::new))
                                .with("amount", sums[g]));
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            Disc disc = Disc.of(stage);
            int sectors = names.size();
            double half = Math.PI / Math.max(3, sectors) * 0.86;
            double opacity = layer.options().number("opacity", 1);
            for (int s = 0; s < sectors; s++) {
                double turn = 2 * Math.PI * s / sectors;
                double inner = 0;
                for (int g = 0; g < sums.length; g++) {
                    double outer = inner + sums[g][s];
                    double from = disc.out(inner);
                    double to = disc.out(outer);
                    if (to > from) {
                        Group group = groups.get(g);
                        String which = group.name().isEmpty() ? "" : ", " + group.name();
                        sketch.path(
                                Meaning.mark(
                                        names.get(s) + which + ": " + Numerals.brief(sums[g][s]),
                                        group.key()),
                                sector(disc, turn - half, turn + half, from, to),
                                stage.look(group, layer.paint()).colour().fade(opacity),
                                new Stroke(stage.theme().surface(), 0.5));
                    }
                    inner = outer;
                }
            }
        }

        /// Between two angles and two radii.
        private static Outline sector(Disc disc, double a, double b, double inner, double outer) {
            double start = a - Math.PI / 2;
            double end = b - Math.PI / 2;
            Outline.Builder pen = new Outline.Builder();
            pen.move(disc.x(a, outer), disc.y(a, outer));
            pen.arc(disc.cx(), disc.cy(), outer, start, end);
            if (inner <= 0) {
                return pen.line(disc.cx(), disc.cy()).close().build();
            }
            pen.line(disc.x(b, inner), disc.y(b, inner));
            return pen.arc(disc.cx(), disc.cy(), inner, end, start).close().build();
        }
    }
}
