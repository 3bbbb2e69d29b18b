package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Dots, words, and what helps to read them.
final class XyGallery {
    private XyGallery() {}

    private static Table countries2007() {
        return Samples.only(Samples.data("gapminder.csv"), "year", "2007");
    }

    /// Two clouds far from each other, on two cut axes.
    static Figure cutBothWays() {
        Table weights = Samples.penguins();
        return Figure.of(weights)
                .point("flipper_length_mm", "body_mass_g")
                .color("species")
                .cutX("200..206")
                .cutY("4100..4700");
    }

    static Figure scatterByClass() {
        return Figure.of(Samples.penguins())
                .point("bill_length_mm", "bill_depth_mm")
                .color("species")
                .title("Bills of penguins")
                .subtitle("Palmer archipelago, 2007 to 2009");
    }

    static Figure bubbles() {
        return Figure.of(Samples.penguins())
                .point("bill_length_mm", "bill_depth_mm")
                .color("body_mass_g")
                .size("flipper_length_mm");
    }

    static Figure scatterFacets() {
        return scatterByClass().facet("species");
    }

    static Figure scatterLog() {
        return Figure.of(countries2007())
                .point("gdpPercap", "lifeExp")
                .color("continent")
                .size("pop")
                .logX()
                .labelX("income a head, dollars")
                .labelY("life expectancy, years")
                .title("Where people are richer they live longer")
                .subtitle("142 countries in 2007")
                .caption("Data: Gapminder");
    }

    static Figure scatterSmall() {
        return scatterByClass().size(300, 220);
    }

    static Figure scatterLarge() {
        return scatterByClass().size(3_000, 2_000);
    }

    static Figure shapes() {
        return Figure.of(Samples.data("cars.csv"))
                .point("horsepower", "miles_per_gallon")
                .color("origin")
                .shape("origin");
    }

    static Figure hollow() {
        return Figure.of(Samples.data("cars.csv"))
                .point("weight_in_lbs", "acceleration")
                .with("hollow", true);
    }

    static Figure namesBesideDots() {
        Table europe = Samples.only(countries2007(), "continent", "Europe");
        return Figure.of(europe)
                .point("gdpPercap", "lifeExp")
                .mark("text", "gdpPercap", "lifeExp")
                .channel(Channel.TEXT, "country")
                .labelX("income a head, dollars")
                .labelY("life expectancy, years")
                .title("Europe in 2007");
    }

    static Figure rulesAndRanges() {
        return Figure.of(Samples.penguins())
                .mark("range")
                .fixed(Channel.START, 40)
                .fixed(Channel.END, 45)
                .with("label", "40 to 45 mm")
                .point("bill_length_mm", "bill_depth_mm")
                .mark("rule")
                .fixed(Channel.Y, 17.15)
                .with("label", "mean depth")
                .mark("rule")
                .fixed(Channel.X, 43.92)
                .with("label", "mean length");
    }

    /// From 1952 to 2007.
    static Figure arrowsOfChange() {
        Table all = Samples.only(Samples.data("gapminder.csv"), "continent", "Americas");
        Table before = Samples.only(all, "year", "1952");
        Table after = Samples.only(all, "year", "2007");
        return Figure.of(
                        before.with("later", after.column("gdpPercap"))
                                .with("longer", after.column("lifeExp")))
                .mark("arrow", "gdpPercap", "lifeExp")
                .channel(Channel.X2, "later")
                .channel(Channel.Y2, "longer")
                .logX()
                .labelX("income a head, dollars")
                .labelY("life expectancy, years")
                .title("The Americas from 1952 to 2007");
    }

    static Figure annotated() {
        Table words =
                Table.of("year", new double[] {1890, 1760})
                        .with("number", new double[] {165, 172})
                        .with("toYear", new double[] {1957, 1778})
                        .with("toNumber", new double[] {190, 154})
                        .with("text", new String[] {"the most", "an early peak"});
        return Figure.of(Samples.data("sunspots.csv"))
                .line("YEAR", "SUNACTIVITY")
                .mark("arrow", "year", "number")
                .channel(Channel.X2, "toYear")
                .channel(Channel.Y2, "toNumber")
                .channel(Channel.TEXT, "text")
                .with("gap", 4)
                .with("bend", -0.15)
                .over(words)
                .labelX("")
                .labelY("sunspots a year")
                .size(640, 300);
    }

    static Figure rug() {
        return Figure.of(Samples.penguins())
                .point("flipper_length_mm", "body_mass_g")
                .color("species")
                .mark("rug", "flipper_length_mm", "body_mass_g")
                .color("species");
    }

    static Figure errorBars() {
        return Figure.of(Samples.data("tips.csv"))
                .mark("errorbar", "day", "total_bill")
                .color("sex")
                .title("The mean bill by day")
                .subtitle("dots: means; lines: 95 % interval of the mean");
    }

    static Figure pointPlotLying() {
        return Figure.of(Samples.data("barley.csv"))
                .mark("errorbar", "yield", "variety")
                .color("year")
                .scale(Channel.COLOR, s -> s.type("ordinal"))
                .with("caps", true);
    }

    static Figure pointPlotJoined() {
        return Figure.of(Samples.data("gapminder.csv"))
                .mark("errorbar", "year", "lifeExp")
                .color("continent")
                .with("join", true)
                .labelY("life expectancy, years");
    }

    static Figure dumbbell() {
        Table asia =
                Samples.only(
                        Samples.only(Samples.data("gapminder.csv"), "continent", "Americas"),
                        "year",
                        "1952",
                        "2007");
        return Figure.of(asia)
                .mark("dumbbell", "lifeExp", "country")
                .color("year")
                .scale(Channel.COLOR, s -> s.type("ordinal"))
                .size(560, 560)
                .labelX("life expectancy, years")
                .labelY("");
    }

    static Figure slope() {
        Table some =
                Samples.only(
                        Samples.only(
                                Samples.data("gapminder.csv"),
                                "country",
                                "Japan",
                                "Brazil",
                                "China",
                                "India",
                                "Nigeria",
                                "France",
                                "Kenya"),
                        "year",
                        "1952",
                        "1982",
                        "2007");
        return Figure.of(some)
                .mark("slope", "year", "lifeExp")
                .color("country")
                .labelX("")
                .labelY("life expectancy, years");
    }

    /// Words away from their places with arrows, and one in the panel's corner.
    static Figure annotations() {
        Table gdp =
                Samples.only(Samples.data("gapminder.csv"), "country", "China", "Kenya", "Rwanda");
        Table words =
                Table.of("year", 1997, 1967)
                        .with("lifeExp", 36.087, 58.3811)
                        .with("what", "genocide and civil war", "after the famine");
        return Figure.of(gdp)
                .line("year", "lifeExp")
                .color("country")
                .mark("text", "year", "lifeExp")
                .channel(Channel.TEXT, "what")
                .over(words)
                .with("place", "at")
                .with("dx", -110)
                .with("dy", -6)
                .with("pointer", "arrow")
                .mark("text", "x", "y")
                .channel(Channel.TEXT, "what")
                .over(Table.of("x", 0.02).with("y", 0.96).with("what", "of every fifteenth year"))
                .with("within", "panel")
                .with("align", "start")
                .title("What happened")
                .labelX("")
                .labelY("life expectancy, years");
    }

    static Figure rulesBySlope() {
        return Figure.of(Samples.data("cars.csv"))
                .point("horsepower", "weight_in_lbs")
                .color("origin")
                .mark("rule")
                .with("slope", 20)
                .with("label", "20 lbs a horse")
                .mark("rule")
                .with("slope", 40)
                .with("label", "40 lbs a horse")
                .title("Cars by what each horse pulls");
    }

    static Figure ellipses() {
        return Figure.of(Samples.penguins())
                .mark("ellipse", "flipper_length_mm", "body_mass_g")
                .color("species")
                .point("flipper_length_mm", "body_mass_g")
                .color("species")
                .title("Penguins by species")
                .subtitle("ellipses hold 95 % of normal distributions like each");
    }

    /// Around each species, without the dots inside.
    static Figure polygonHulls() {
        Table penguins = Samples.penguins();
        double[] x = ((Column.Numbers) penguins.column("bill_length_mm")).values();
        double[] y = ((Column.Numbers) penguins.column("bill_depth_mm")).values();
        List<Integer> corners = new ArrayList<>();
        for (String species : List.of("Adelie", "Chinstrap", "Gentoo")) {
            corners.addAll(
                    Hull.of(
                            x,
                            y,
                            IntStream.range(0, penguins.rows())
                                    .filter(
                                            row ->
                                                    penguins.column("species")
                                                            .text(row)
                                                            .equals(species))
                                    .boxed()
                                    .toList()));
        }
        Table hulls = penguins.take(corners.stream().mapToInt(row -> row).toArray());
        return Figure.of(penguins)
                .mark("polygon", "bill_length_mm", "bill_depth_mm")
                .color("species")
                .over(hulls)
                .with("opacity", 0.15)
                .point("bill_length_mm", "bill_depth_mm")
                .color("species")
                .title("What each species keeps to")
                .subtitle("convex hulls of bills of penguins");
    }
}
