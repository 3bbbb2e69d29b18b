package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;

import java.util.List;

/// Charts made of several figures.
final class CompositeGallery {
    private CompositeGallery() {}

    static Figure pairs() {
        return Figure.of(Samples.penguins())
                .mark("pairplot")
                .color("species")
                .with("columns", List.of("bill_length_mm", "bill_depth_mm", "body_mass_g"))
                .title("Penguins of the Palmer archipelago")
                .size(720, 560);
    }

    static Figure pairsCorner() {
        return pairs().with("corner", true);
    }

    static Figure pairsWithCorrelations() {
        return Figure.of(Samples.data("iris.csv"))
                .mark("pairplot")
                .color("species")
                .with("upper", "correlation")
                .with("diagonal", "histogram");
    }

    static Figure pairsPlain() {
        return Figure.of(Samples.data("wine.csv"))
                .mark("pairplot")
                .with("columns", List.of("alcohol", "ash", "proline"))
                .size(560, 480);
    }

    static Figure joint() {
        return Figure.of(Samples.penguins())
                .mark("jointplot", "bill_length_mm", "bill_depth_mm")
                .color("species")
                .size(560, 520);
    }

    static Figure jointPlain() {
        return Figure.of(Samples.data("cars.csv"))
                .mark("jointplot", "horsepower", "miles_per_gallon")
                .size(520, 480);
    }

    private static Figure tips(String kind) {
        return Figure.of(Samples.data("tips.csv"))
                .mark("jointplot", "total_bill", "tip")
                .with("kind", kind)
                .size(520, 480);
    }

    static Figure jointHexagons() {
        return tips("hexbin");
    }

    static Figure jointCells() {
        return tips("histogram2d");
    }

    static Figure jointContours() {
        return tips("contour").color("sex");
    }

    static Figure jointRegression() {
        return tips("regression");
    }

    static Figure jointResiduals() {
        return tips("residual");
    }
}
