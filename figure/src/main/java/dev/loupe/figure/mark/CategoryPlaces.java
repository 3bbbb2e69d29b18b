package dev.loupe.figure.mark;

import dev.loupe.figure.scale.Position;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Pixels of cells along the categories.
public final class CategoryPlaces {
    private final Categories of;
    private final Turned turned;
    private final double band;
    private final Map<String, Integer> index = new HashMap<>();

    CategoryPlaces(Categories of, Stage stage) {
        this.of = of;
        turned = new Turned(stage, of.lying());
        Position scale = turned.along();
        List<String> shown = stage.categories(!of.lying());
        for (int i = 0; i < shown.size(); i++) {
            index.putIfAbsent(shown.get(i), i);
        }
        if (of.onLine()) {
            double middle = Arrays.stream(of.at()).filter(Double::isFinite).findFirst().orElse(0);
            double pixels =
                    Math.abs(scale.at(middle + of.gap()) - scale.at(middle)) * Categories.SHARE;
            band = Double.isFinite(pixels) ? Math.clamp(pixels, 1, scale.length()) : 4;
        } else {
            band = scale.band();
        }
    }

    public Turned turned() {
        return turned;
    }

    /// The centre of a category; NaN if it has no place.
    public double category(int category) {
        Position scale = turned.along();
        if (of.onLine()) {
            double place = scale.at(of.at()[category]);
            return Double.isFinite(place) ? place : Double.NaN;
        }
        Integer place = index.get(of.names().get(category));
        return place == null ? Double.NaN : scale.at(place);
    }

    /// The centre of a cell's slot; NaN if it has no place.
    public double centre(Categories.Cell cell) {
        return category(cell.category())
                + (cell.slot() - (of.slots() - 1) / 2.0) * band / of.slots();
    }

    /// The width of a category.
    public double band() {
        return band;
    }

    /// The width of a cell's slot, with a little air between neighbours.
    public double width() {
        return band / of.slots() * (of.slots() == 1 ? 1 : band / of.slots() > 8 ? 0.92 : 1);
    }

    /// The pixel of a value; where it has no place, as 0 on a log scale, that where values begin.
    public double value(double value) {
        double pixel = turned.values().at(value);
        return Double.isFinite(pixel) ? pixel : base();
    }

    /// Where values begin: at 0, or at the edge of the panel where 0 has no place.
    public double base() {
        double zero = turned.values().at(0);
        return Double.isFinite(zero) ? zero : turned.values().from();
    }
}
