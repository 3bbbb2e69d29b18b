package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.spec.Channel;

import java.util.List;
import java.util.stream.IntStream;

/// Links, paths and spans.
final class FlowGallery {
    private FlowGallery() {}

    static Figure sankey() {
        return Figure.of(FlowSamples.steps(FlowSamples.cars(), "origin", "engine", "use"))
                .mark("sankey")
                .channel(Channel.SOURCE, "from")
                .channel(Channel.TARGET, "to")
                .title("Where cars came from, and what they drank")
                .subtitle("398 models, 1970 to 1982")
                .size(680, 380);
    }

    static Figure sankeyOfMedals() {
        return Figure.of(Samples.data("medals.csv"))
                .mark("sankey")
                .channel(Channel.SOURCE, "nation")
                .channel(Channel.TARGET, "medal")
                .channel(Channel.VALUE, "count")
                .color("medal")
                .scale(Channel.COLOR, s -> s.colours(List.of("#b58900", "#8a929e", "#a0522d")))
                .size(480, 300);
    }

    static Figure sankeyWithCycles() {
        return Figure.of(FlowSamples.changesOfWeather())
                .mark("sankey")
                .channel(Channel.SOURCE, "today")
                .channel(Channel.TARGET, "tomorrow")
                .title("What weather in Seattle changes to, from one day to the next")
                .size(640, 420);
    }

    static Figure gantt() {
        return Figure.of(Samples.data("java-releases.csv"))
                .mark("gantt")
                .y("version")
                .channel(Channel.START, "released")
                .channel(Channel.END, "until")
                .color("kind")
                .title("Java releases and how long Oracle supports them")
                .subtitle("Premier support for long-term releases")
                .labelY("")
                .size(720, 440);
    }

    static Figure ganttInLanes() {
        return Figure.of(FlowSamples.releases())
                .mark("gantt")
                .y("kind")
                .channel(Channel.START, "released")
                .channel(Channel.END, "until")
                .channel(Channel.TEXT, "name")
                .color("kind")
                .size(720, 240);
    }

    static Figure parallel() {
        return Figure.of(Samples.data("iris.csv"))
                .mark("parallel")
                .color("species")
                .title("Four measurements of 150 irises, cm")
                .size(640, 360);
    }

    static Figure parallelByNumber() {
        return Figure.of(Samples.data("cars.csv"))
                .mark("parallel")
                .with(
                        "columns",
                        List.of(
                                "origin",
                                "year",
                                "cylinders",
                                "horsepower",
                                "weight_in_lbs",
                                "miles_per_gallon"))
                .color("miles_per_gallon")
                .title("406 cars")
                .size(840, 400);
    }

    static Figure parallelOfMany() {
        return Figure.of(Samples.data("weather.csv").take(IntStream.range(0, 500).toArray()))
                .mark("parallel")
                .with(
                        "columns",
                        List.of("date", "temp_max", "temp_min", "precipitation", "wind", "weather"))
                .color("weather")
                .title("500 days in Seattle")
                .size(760, 380);
    }

    static Figure categories() {
        return Figure.of(FlowSamples.cars())
                .mark("categories")
                .with("columns", List.of("origin", "cylinders", "use"))
                .title("Origin, cylinders and fuel use of 398 cars")
                .size(660, 380);
    }

    static Figure categoriesByClass() {
        return Figure.of(Samples.data("tips.csv"))
                .mark("categories")
                .with("columns", List.of("day", "time", "smoker", "sex"))
                .color("smoker")
                .title("Who came when")
                .size(680, 360);
    }

    static Figure network() {
        return Figure.of(FlowSamples.correlated(0.4))
                .mark("network")
                .channel(Channel.SOURCE, "one")
                .channel(Channel.TARGET, "other")
                .channel(Channel.VALUE, "strength")
                .color("direction")
                .title("Which measurements of wine go together")
                .subtitle("Pairs whose correlation is at least 0.4 or at most −0.4")
                .size(640, 440);
    }

    static Figure networkWithArrows() {
        return Figure.of(FlowSamples.changesOfWeather())
                .mark("network")
                .channel(Channel.SOURCE, "today")
                .channel(Channel.TARGET, "tomorrow")
                .with("arrows", true)
                .size(420, 340);
    }

    static Figure networkOfNeighbours() {
        return Figure.of(FlowSamples.neighbours(3))
                .mark("network")
                .channel(Channel.SOURCE, "wine")
                .channel(Channel.TARGET, "neighbour")
                .color("cultivar")
                .with("names", false)
                .with("radius", 4)
                .title("178 wines, each linked to the three most like it")
                .size(560, 480);
    }

    static Figure chord() {
        return Figure.of(FlowSamples.changesOfWeather())
                .mark("chord")
                .channel(Channel.SOURCE, "today")
                .channel(Channel.TARGET, "tomorrow")
                .title("What weather changes to")
                .subtitle("Ribbons have the colour of the day before")
                .size(460, 420);
    }

    static Figure chordOfGuesses() {
        return Figure.of(FlowSamples.mistakes())
                .mark("chord")
                .channel(Channel.SOURCE, "actual")
                .channel(Channel.TARGET, "predicted")
                .title("Digits taken for others")
                .size(460, 440);
    }

    static Figure arc() {
        return Figure.of(FlowSamples.correlated(0.4))
                .mark("arc")
                .channel(Channel.SOURCE, "one")
                .channel(Channel.TARGET, "other")
                .channel(Channel.VALUE, "strength")
                .color("direction")
                .title("Which measurements of wine go together")
                .size(720, 380);
    }

    static Figure dendrogram() {
        return Figure.of(FlowSamples.latestCars())
                .mark("dendrogram")
                .channel(Channel.TEXT, "car")
                .with("clusters", 4)
                .title("Cars of 1982 by what was measured of them")
                .subtitle("Ward's linkage of standardised columns")
                .size(560, 460);
    }

    static Figure dendrogramOfMany() {
        return Figure.of(Samples.data("iris.csv"))
                .mark("dendrogram")
                .color("species")
                .with("linkage", "average")
                .size(480, 360);
    }

    static Figure timeline() {
        return Figure.of(Samples.data("java-releases.csv"))
                .mark("timeline")
                .x("released")
                .channel(Channel.TEXT, "version")
                .color("kind")
                .title("Java releases")
                .size(760, 200);
    }

    static Figure timelineOfSignals() {
        return Figure.of(Samples.data("ohlc.csv"))
                .mark("timeline")
                .x("date")
                .channel(Channel.TEXT, "signal")
                .color("signal")
                .title("Signals beside the volatility index, June and July 2009")
                .size(680, 260);
    }

    static Figure eventplot() {
        return Figure.of(FlowSamples.yearOfDays())
                .mark("eventplot", "date", "weather")
                .color("weather")
                .title("Days of each kind of weather in Seattle")
                .size(760, 240);
    }
}
