package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.FigureGrid;
import dev.loupe.figure.data.Column;
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

    static Figure secondAxis() {
        return Figure.of(Samples.first(Samples.data("weather.csv"), "date", 366))
                .bar("date", "precipitation")
                .with("opacity", 0.8)
                .line("date", "temp_max")
                .with("rolling", 7)
                .right()
                .labelX("")
                .labelY("rain, mm")
                .labelRight("highest temperature, °C")
                .title("Rain and warmth in Seattle")
                .subtitle("each day of 2012; temperatures are means of seven days")
                .size(640, 320);
    }

    static Figure secondAxisInFacets() {
        return Figure.of(Samples.data("macro.csv"))
                .line("year", "cpi")
                .right()
                .named("prices (right)")
                .line("year", "unemp")
                .named("unemployment")
                .facet("quarter")
                .labelX("")
                .labelY("percent of workers")
                .labelRight("consumer prices")
                .scale(Channel.RIGHT, s -> s.type("log"))
                .size(760, 300);
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

    static Figure rollingMean() {
        return Figure.of(Samples.data("sunspots.csv"))
                .line("YEAR", "SUNACTIVITY")
                .with("opacity", 0.35)
                .line("YEAR", "SUNACTIVITY")
                .with("rolling", 33)
                .with("width", 2.5)
                .title("Sunspots, and their mean over three cycles")
                .labelX("")
                .labelY("sunspots a year")
                .size(640, 300);
    }

    static Figure stocksFromOne() {
        return Figure.of(Samples.data("stocks.csv"))
                .line("date", "price")
                .color("symbol")
                .with("normalise", "first")
                .title("Five shares since their first month")
                .logY();
    }

    /// Each quarter's unemployment and inflation, joined in time.
    static Figure colourAlong() {
        Table macro = Samples.data("macro.csv");
        return Figure.of(macro)
                .line("unemp", "infl")
                .with("order", "rows")
                .with("rolling", 4)
                .color("year")
                .labelX("unemployment, percent")
                .labelY("inflation, percent, rolling over a year")
                .title("Fifty years of the United States")
                .size(560, 420);
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

    /// Days without rain are gaps.
    static Figure gaps() {
        Table days = Samples.first(Samples.data("weather.csv"), "date", 120);
        double[] rain = ((Column.Numbers) days.column("precipitation")).values().clone();
        for (int i = 0; i < rain.length; i++) {
            rain[i] = rain[i] == 0 ? Double.NaN : rain[i];
        }
        return Figure.of(days.with("rain", rain))
                .line("date", "rain")
                .with("markers", true)
                .labelX("")
                .labelY("rain, mm")
                .title("Wet days in Seattle")
                .subtitle("the first four months of 2012");
    }

    static Figure inset() {
        Table all = Samples.data("co2.csv");
        int[] last = IntStream.range(all.rows() - 25, all.rows()).toArray();
        return carbonDioxide()
                .inset(
                        0.08,
                        0.04,
                        0.42,
                        0.46,
                        Figure.of(all.take(last)).line("month", "co2").labelX("").labelY(""));
    }

    static Figure meansWithBands() {
        return Figure.of(Samples.data("gapminder.csv"))
                .mark("errorbar", "year", "lifeExp")
                .color("continent")
                .with("shape", "band")
                .with("interval", "sd")
                .with("dots", false)
                .labelX("")
                .labelY("life expectancy, years")
                .title("Means of continents")
                .subtitle("bands: one standard deviation of countries");
    }

    static FigureGrid gridOfFigures() {
        Table weather = Samples.data("weather.csv");
        Figure plain = Figure.of(weather).labelX("");
        return FigureGrid.of(
                        1,
                        plain.line("date", "temp_max").labelY("highest, °C"),
                        plain.line("date", "wind").labelY("wind, m/s"),
                        plain.bar("date", "precipitation").labelY("rain, mm"))
                .shareX()
                .heights(2, 1, 1)
                .title("Four years in Seattle")
                .size(680, 520);
    }
}
