package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;

/// How values are spread along one axis.
final class DistributionGallery {
    private DistributionGallery() {}

    static Figure histogram() {
        return Figure.of(Samples.penguins()).histogram("body_mass_g").labelX("body mass, g");
    }

    static Figure histogramStacked() {
        return Figure.of(Samples.penguins())
                .histogram("flipper_length_mm")
                .color("species")
                .title("Flippers of penguins");
    }

    static Figure histogramOverlay() {
        return Figure.of(Samples.penguins())
                .histogram("flipper_length_mm")
                .color("species")
                .with("position", "overlay")
                .with("stat", "density")
                .with("kde", true);
    }

    static Figure histogramDodged() {
        return Figure.of(Samples.data("tips.csv"))
                .histogram("total_bill")
                .color("time")
                .with("position", "dodge");
    }

    static Figure histogramShares() {
        return Figure.of(Samples.penguins())
                .histogram("bill_length_mm")
                .color("species")
                .with("position", "fill");
    }

    static Figure histogramWithDensity() {
        return Figure.of(Samples.data("diabetes.csv"))
                .histogram("target")
                .with("kde", true)
                .with("bins", 25);
    }

    static Figure histogramLying() {
        return Figure.of(Samples.data("wine.csv"))
                .mark("histogram")
                .y("alcohol")
                .color("cultivar")
                .size(420, 420);
    }

    static Figure histogramOfTimes() {
        return Figure.of(Samples.data("weather.csv"))
                .histogram("date")
                .color("weather")
                .title("Weather in Seattle");
    }

    static Figure histogramLog() {
        return Figure.of(Samples.data("gapminder.csv"))
                .histogram("gdpPercap")
                .color("continent")
                .with("log", true)
                .logX();
    }

    static Figure histogramCumulative() {
        return Figure.of(Samples.data("tips.csv"))
                .histogram("total_bill")
                .with("cumulative", true)
                .with("stat", "share");
    }

    static Figure histogramFacets() {
        return Figure.of(Samples.data("wine.csv"))
                .histogram("proline")
                .color("cultivar")
                .facet("cultivar")
                .size(640, 260);
    }

    static Figure histogramSmall() {
        return histogramStacked().size(300, 200);
    }

    static Figure density() {
        return Figure.of(Samples.penguins()).mark("kde").x("flipper_length_mm").color("species");
    }

    static Figure densityStacked() {
        return density().with("position", "stack");
    }

    static Figure densityShares() {
        return density().with("position", "fill");
    }

    static Figure densityCumulative() {
        return density().with("cumulative", true).with("fill", false);
    }

    static Figure densityWithRug() {
        return Figure.of(Samples.data("tips.csv"))
                .mark("kde")
                .x("tip")
                .with("cut", 0)
                .mark("rug")
                .x("tip");
    }

    static Figure ecdf() {
        return Figure.of(Samples.penguins()).mark("ecdf").x("body_mass_g").color("species");
    }

    static Figure ecdfComplementary() {
        return Figure.of(Samples.data("gapminder.csv"))
                .mark("ecdf")
                .x("gdpPercap")
                .color("continent")
                .with("complementary", true)
                .logX();
    }

    static Figure quantiles() {
        return Figure.of(Samples.penguins()).mark("qq").x("bill_length_mm").color("species");
    }

    static Figure quantilesOfOne() {
        return Figure.of(Samples.data("tips.csv")).mark("qq").y("total_bill").size(420, 400);
    }
}
