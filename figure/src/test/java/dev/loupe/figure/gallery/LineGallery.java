package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.LegendSpec;

import java.util.stream.IntStream;

/// Lines, steps, areas and bands.
final class LineGallery {
    private LineGallery() {}

    private static Table europe(int countries) {
        return Samples.first(
                Samples.only(Samples.data("gapminder.csv"), "continent", "Europe"),
                "country",
                countries);
    }

    static Figure stocks() {
        return Figure.of(Samples.data("stocks.csv"))
                .line("date", "price")
                .color("symbol")
                .title("Five shares")
                .subtitle("monthly price in dollars");
    }

    static Figure stocksLog() {
        return stocks().logY();
    }

    static Figure stocksFacets() {
        return Figure.of(Samples.data("stocks.csv"))
                .area("date", "price")
                .color("symbol")
                .with("stack", "none")
                .facet("symbol")
                .size(640, 360);
    }

    static Figure stocksSmall() {
        return stocks().size(300, 220);
    }

    static Figure stocksLarge() {
        return stocks().size(3_000, 1_200);
    }

    static Figure carbonDioxide() {
        return Figure.of(Samples.data("co2.csv"))
                .line("month", "co2")
                .labelY("CO₂, parts per million")
                .labelX("")
                .title("Carbon dioxide at Mauna Loa")
                .caption("Data: Scripps Institution of Oceanography");
    }

    static Figure nineLines() {
        return Figure.of(europe(9)).line("year", "lifeExp").color("country");
    }

    static Figure twentyFourLines() {
        return Figure.of(europe(24))
                .line("year", "lifeExp")
                .color("country")
                .size(640, 460)
                .labelY("life expectancy, years");
    }

    static Figure spline() {
        return Figure.of(europe(4))
                .line("year", "gdpPercap")
                .color("country")
                .with("curve", "monotone")
                .with("markers", true);
    }

    static Figure steps() {
        return Figure.of(Samples.data("stocks.csv")).mark("step", "date", "price").color("symbol");
    }

    static Figure bandOfTemperatures() {
        return Figure.of(Samples.first(Samples.data("weather.csv"), "date", 366))
                .mark("band")
                .x("date")
                .channel(Channel.LOW, "temp_min")
                .channel(Channel.HIGH, "temp_max")
                .with("edges", true)
                .labelX("")
                .labelY("°C")
                .title("A year in Seattle")
                .subtitle("least and greatest temperature of each day of 2012");
    }

    static Figure sunspots() {
        return Figure.of(Samples.data("sunspots.csv"))
                .area("YEAR", "SUNACTIVITY")
                .labelX("")
                .labelY("sunspots a year");
    }

    static Figure areaStacked() {
        return Figure.of(Samples.data("stocks.csv")).area("date", "price").color("symbol");
    }

    static Figure areaShares() {
        return areaStacked().with("stack", "normalize");
    }

    static Figure stream() {
        return Figure.of(Samples.data("barley.csv"))
                .area("variety", "yield")
                .color("site")
                .with("stack", "stream")
                .with("curve", "monotone");
    }

    static Figure streamOfShares() {
        return areaStacked().with("stack", "silhouette");
    }

    private static Table runs() {
        String[] models = {"linear", "forest", "network"};
        String[] splits = {"training", "held out"};
        int steps = 9;
        double[] step = new double[models.length * splits.length * steps];
        double[] loss = new double[step.length];
        String[] model = new String[step.length];
        String[] split = new String[step.length];
        for (int i = 0; i < step.length; i++) {
            int m = i / (splits.length * steps);
            int s = i / steps % splits.length;
            step[i] = i % steps;
            model[i] = models[m];
            split[i] = splits[s];
            loss[i] = (1.6 - 0.4 * m) * Math.exp(-step[i] / (5 - m)) + 0.15 * s + 0.1;
        }
        return Table.of("step", step).with("loss", loss).with("model", model).with("rows", split);
    }

    /// Colour, dash and symbol say the same: one legend.
    static Figure oneLegend() {
        return Figure.of(runs().take(held()))
                .line("step", "loss")
                .color("model")
                .dash("model")
                .point("step", "loss")
                .color("model")
                .shape("model")
                .legend(LegendSpec.RIGHT)
                .title("Models by colour, dash and symbol")
                .size(520, 340);
    }

    private static int[] held() {
        return IntStream.range(0, 54).filter(i -> i / 9 % 2 == 1).toArray();
    }

    /// Colour and dash say different things: two legends.
    static Figure colourAndDash() {
        return Figure.of(runs())
                .line("step", "loss")
                .color("model")
                .dash("rows")
                .legend(LegendSpec.RIGHT)
                .title("Models by colour, rows by dash")
                .size(560, 340);
    }
}
