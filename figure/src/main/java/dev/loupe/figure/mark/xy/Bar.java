package dev.loupe.figure.mark.xy;

import dev.loupe.figure.mark.Categories;
import dev.loupe.figure.stat.MeanBand;

import java.util.List;

/// One bar.
///
/// @param value    what it stands for
/// @param from,to  data at its ends; `to` is further from 0
/// @param low,high ends of its error bar; both `value` if it has none
record Bar(Categories.Cell cell, double value, double from, double to, double low, double high) {

    Bar around(MeanBand band) {
        return new Bar(cell, band.mean(), 0, band.mean(), band.low(), band.high());
    }

    boolean hasError() {
        return low < high;
    }

    /// Puts the bars of each category on each other: what is above 0 upwards, what is below 0 downwards.
    ///
    /// @param shares whether each becomes its share of its category
    static void pile(List<Bar> bars, int categories, boolean shares) {
        double[] whole = new double[categories];
        for (Bar bar : bars) {
            whole[bar.cell.category()] += Math.abs(bar.value);
        }
        double[] up = new double[categories];
        double[] down = new double[categories];
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int category = bar.cell.category();
            double length = shares ? bar.value / whole[category] : bar.value;
            length = Double.isFinite(length) ? length : 0;
            double[] pile = length < 0 ? down : up;
            double from = pile[category];
            pile[category] = from + length;
            bars.set(i, new Bar(bar.cell, bar.value, from, from + length, bar.low, bar.high));
        }
    }
}
