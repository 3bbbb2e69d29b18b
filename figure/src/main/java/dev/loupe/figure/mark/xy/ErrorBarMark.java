package dev.loupe.figure.mark.xy;

import dev.loupe.figure.mark.Categories;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Spreads;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.MeanBand;

import java.util.ArrayList;
import java.util.List;

/// A dot for the mean at each place and a line for how sure or how spread it is; or dots and lines as given.
public final class ErrorBarMark implements Mark {
    private static final int MOST = 20_000;

    private static final Signature SIGNATURE =
            new Signature(
                    "errorbar",
                    "the mean at each place with its 95 % interval, or low and high as given",
                    List.of(),
                    List.of(
                            Channel.X,
                            Channel.Y,
                            Channel.LOW,
                            Channel.HIGH,
                            Channel.COLOR,
                            Channel.SHAPE,
                            Channel.DETAIL),
                    List.of(
                            Spreads.option("ci"),
                            OptionSpec.flag("dots", true, "a dot at the mean or at the value"),
                            OptionSpec.word(
                                    "shape",
                                    "bars",
                                    List.of("bars", "band"),
                                    "a line at each place, or an area along the means of each group, which it joins"),
                            OptionSpec.flag("caps", false, "a stroke across each end"),
                            OptionSpec.flag("join", false, "a line through the dots of each group"),
                            Categories.ORIENT),
                    Signature.Swatch.DOT);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        boolean given = layer.has(Channel.LOW) && layer.has(Channel.HIGH);
        boolean valued = layer.has(Channel.X) && layer.has(Channel.Y);
        Categories sorted =
                given && !valued
                        ? Categories.counted(layer, "errorbar", 0)
                        : Categories.of(layer, "errorbar", 0);
        Categories of = sorted.onLine() ? sorted.together() : sorted;
        List<Whiskers.Mean> means = new ArrayList<>();
        for (Categories.Cell cell : of.cells()) {
            if (given) {
                asGiven(of, cell, means);
                if (means.size() > MOST) {
                    throw new IllegalArgumentException(
                            "The mark errorbar can draw "
                                    + MOST
                                    + " bars, but there are more rows with low and high.");
                }
            } else {
                String interval = layer.options().word("interval");
                double[] values = of.values(cell);
                MeanBand band = MeanBand.of(values, Spreads.of(interval));
                boolean bare = interval.equals("none");
                means.add(
                        new Whiskers.Mean(
                                cell,
                                band.mean(),
                                bare ? band.mean() : band.low(),
                                bare ? band.mean() : band.high()));
            }
        }
        return new Whiskers(layer, of, List.copyOf(means));
    }

    /// One for each row whose ends are known.
    private static void asGiven(Categories of, Categories.Cell cell, List<Whiskers.Mean> means) {
        Layer layer = of.layer();
        double[] low = layer.numbers(Channel.LOW);
        double[] high = layer.numbers(Channel.HIGH);
        double[] value = of.values() == null ? null : layer.numbers(of.values());
        for (int row : cell.rows()) {
            if (Double.isFinite(low[row]) && Double.isFinite(high[row])) {
                Group one = cell.group().rows(new int[] {row});
                Categories.Cell own =
                        new Categories.Cell(cell.category(), cell.name(), cell.slot(), one);
                means.add(
                        new Whiskers.Mean(
                                own, value == null ? Double.NaN : value[row], low[row], high[row]));
            }
        }
    }
}
