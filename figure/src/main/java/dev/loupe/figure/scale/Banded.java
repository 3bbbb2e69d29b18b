package dev.loupe.figure.scale;

import dev.loupe.figure.scene.Axis;

import java.util.ArrayList;
import java.util.List;

/// Categories side by side, each in a band of equal width.
///
/// @param padding the share of each step that is left empty, in `[0, 1)`
/// @param lead    steps that are left empty before the first category
public record Banded(List<String> categories, double padding, double lead, double from, double to)
        implements Position {
    public Banded {
        categories = List.copyOf(categories);
    }

    public Banded(List<String> categories, double padding, double from, double to) {
        this(categories, padding, 0, from, to);
    }

    /// The centre of a category's band.
    ///
    /// @param value its place from 0; what lies between goes between, what lies outside has no place
    @Override
    public double at(double value) {
        boolean inside = value >= -0.5 && value <= categories.size() - 0.5;
        return inside ? from + (value + lead + 0.5) * step() : Double.NaN;
    }

    @Override
    public double band() {
        return Math.abs(step()) * (1 - padding);
    }

    /// Pixels from one category to the next; negative when they run backwards.
    public double step() {
        return (to - from) / Math.max(1, categories.size() + lead);
    }

    @Override
    public List<Tick> ticks(int about) {
        List<Tick> ticks = new ArrayList<>(categories.size());
        for (int i = 0; i < categories.size(); i++) {
            ticks.add(new Tick(i, categories.get(i)));
        }
        return ticks;
    }

    @Override
    public Axis axis(String name) {
        return new Axis(Axis.Kind.BAND, name, -lead, categories.size(), categories);
    }

    @Override
    public Banded over(double newFrom, double newTo) {
        return new Banded(categories, padding, lead, newFrom, newTo);
    }
}
