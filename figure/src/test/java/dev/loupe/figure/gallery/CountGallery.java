package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;

import java.util.stream.IntStream;

/// Shares as squares and tiles.
final class CountGallery {
    private CountGallery() {}

    private static Table people() {
        Table all = Samples.data("gapminder.csv");
        double[] year = ((Column.Numbers) all.column("year")).values();
        return all.take(IntStream.range(0, all.rows()).filter(r -> year[r] == 2007).toArray());
    }

    static Figure waffle() {
        return Figure.of(Samples.penguins())
                .mark("waffle")
                .color("species")
                .title("Of a hundred penguins")
                .size(420, 260);
    }

    static Figure waffleOfUnits() {
        return Figure.of(people())
                .mark("waffle")
                .color("country")
                .channel(Channel.VALUE, "pop")
                .with("unit", 10e6)
                .title("People by country, 2007")
                .size(640, 300);
    }

    static Figure waffleNarrow() {
        return Figure.of(Samples.data("cars.csv")).mark("waffle").color("origin").size(220, 320);
    }

    static Figure waffleFacets() {
        return Figure.of(Samples.data("cars.csv"))
                .mark("waffle")
                .color("cylinders")
                .facet("origin")
                .title("Cylinders of a hundred cars of each origin")
                .size(760, 230);
    }

    static Figure mosaic() {
        return Figure.of(Samples.data("cars.csv"))
                .mark("mosaic")
                .x("origin")
                .color("cylinders")
                .title("Cylinders by origin")
                .subtitle("406 cars of 1970 to 1982; columns are as wide as they have cars")
                .size(520, 380);
    }

    static Figure mosaicOfResiduals() {
        return Figure.of(Samples.data("tips.csv"))
                .mark("mosaic")
                .x("day")
                .color("time")
                .with("shade", "residual")
                .title("Who dines when")
                .subtitle(
                        "Pearson residuals: more (+) or fewer (−) than if day and time were independent")
                .size(560, 380);
    }

    static Figure mosaicOfAmounts() {
        return Figure.of(Samples.data("medals.csv"))
                .mark("mosaic")
                .x("nation")
                .color("medal")
                .channel(Channel.VALUE, "count")
                .size(420, 300);
    }
}
