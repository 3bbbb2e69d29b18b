package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;

import java.util.List;
import java.util.stream.IntStream;

/// Bars.
final class BarGallery {
    private BarGallery() {}

    static Figure counts() {
        return Figure.of(Samples.data("tips.csv")).mark("bar").x("day").with("values", true);
    }

    static Figure countsStacked() {
        return Figure.of(Samples.data("weather.csv"))
                .mark("bar")
                .x("weather")
                .color("weather")
                .with("sort", "descending")
                .with("values", true);
    }

    static Figure medals() {
        return Figure.of(Samples.data("medals.csv"))
                .bar("nation", "count")
                .color("medal")
                .with("values", true)
                .title("Medals in short-track speed skating");
    }

    static Figure medalsDodged() {
        return Figure.of(Samples.data("medals.csv"))
                .bar("nation", "count")
                .color("medal")
                .with("position", "dodge")
                .with("values", true);
    }

    static Figure medalsHatched() {
        return Figure.of(Samples.data("medals.csv"))
                .bar("nation", "count")
                .color("medal")
                .with("hatch", List.of("/", ".", ""))
                .title("Medals in short-track speed skating");
    }

    static Figure tipsHatched() {
        return Figure.of(Samples.data("tips.csv"))
                .bar("day", "total_bill")
                .color("sex")
                .hatch("smoker")
                .with("position", "dodge")
                .with("aggregate", "mean");
    }

    /// Two countries would leave no height to all others.
    static Figure cutAxis() {
        Table asia =
                Samples.only(
                        Samples.only(Samples.data("gapminder.csv"), "year", "2007"),
                        "country",
                        "China",
                        "India",
                        "Indonesia",
                        "Pakistan",
                        "Japan",
                        "Vietnam");
        return Figure.of(asia)
                .bar("country", "pop")
                .with("sort", "descending")
                .cutY("260e6..1050e6")
                .labelX("")
                .title("People in six countries of Asia, 2007");
    }

    static Figure patterns() {
        String[] signs = {"/", "\\", "-", "|", "+", "x", ".", "o", "//", "xx", "/-", ".."};
        return Figure.of(
                        Table.of("pattern", signs).with("bars", 3, 5, 4, 6, 5, 3, 4, 6, 5, 4, 6, 3))
                .bar("pattern", "bars")
                .hatch("pattern")
                .with("hatch", List.of(signs))
                .with("paint", "#a9b4c4");
    }

    static Figure medalsShares() {
        return Figure.of(Samples.data("medals.csv"))
                .bar("count", "nation")
                .color("medal")
                .with("position", "fill")
                .with("values", true)
                .size(640, 260);
    }

    static Figure meansWithIntervals() {
        return Figure.of(Samples.data("tips.csv"))
                .bar("day", "tip")
                .color("time")
                .with("interval", "ci")
                .subtitle("lines: 95 % interval of the mean");
    }

    static Figure lying() {
        Table asia =
                Samples.only(
                        Samples.only(Samples.data("gapminder.csv"), "continent", "Asia"),
                        "year",
                        "2007");
        return Figure.of(asia)
                .bar("lifeExp", "country")
                .with("sort", "descending")
                .with("values", true)
                .size(560, 620)
                .labelX("life expectancy, years")
                .labelY("");
    }

    static Figure longNames() {
        return Figure.of(Samples.data("barley.csv"))
                .bar("variety", "yield")
                .color("year")
                .scale(Channel.COLOR, s -> s.type("ordinal"))
                .facet("site");
    }

    /// Growth of the United States' economy, quarter by quarter.
    static Figure diverging() {
        double[] gdp = ((Column.Numbers) Samples.data("macro.csv").column("realgdp")).values();
        double[] year = ((Column.Numbers) Samples.data("macro.csv").column("year")).values();
        double[] quarter = ((Column.Numbers) Samples.data("macro.csv").column("quarter")).values();
        int[] rows = IntStream.range(gdp.length - 60, gdp.length).toArray();
        Table growth =
                Table.of(
                                "time",
                                IntStream.of(rows)
                                        .mapToDouble(r -> year[r] + (quarter[r] - 1) / 4)
                                        .toArray())
                        .with(
                                "growth",
                                IntStream.of(rows)
                                        .mapToDouble(r -> 100 * (gdp[r] / gdp[r - 1] - 1))
                                        .toArray())
                        .with(
                                "sign",
                                IntStream.of(rows)
                                        .mapToObj(r -> gdp[r] >= gdp[r - 1] ? "growth" : "decline")
                                        .toArray(String[]::new));
        return Figure.of(growth)
                .bar("time", "growth")
                .color("sign")
                .labelX("")
                .labelY("% a quarter")
                .title("Real GDP of the United States");
    }

    static Figure overMonths() {
        return Figure.of(Samples.only(Samples.data("stocks.csv"), "symbol", "AAPL"))
                .bar("date", "price")
                .labelX("");
    }

    static Figure numbersAsBands() {
        return Figure.of(Samples.data("cars.csv"))
                .mark("bar")
                .x("cylinders")
                .color("origin")
                .with("position", "dodge");
    }

    static Figure lollipops() {
        return Figure.of(Samples.data("barley.csv"))
                .bar("yield", "variety")
                .with("aggregate", "mean")
                .with("shape", "lollipop")
                .with("sort", "descending")
                .with("values", true)
                .size(560, 320);
    }

    static Figure hundredsOfCategories() {
        return Figure.of(Samples.only(Samples.data("gapminder.csv"), "year", "2007"))
                .bar("country", "lifeExp")
                .color("continent")
                .size(900, 360);
    }
}
