package dev.loupe.figure.mark.distribution;

import dev.loupe.figure.mark.Categories;
import dev.loupe.figure.mark.CategoryPlaces;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.mark.Turned;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Dots of rows within their categories.
record Scatter(String name, Layer layer, Categories of, Spread spread) implements Prepared {

    /// How far dots lie from the middle of their place.
    interface Spread {
        /// @param values pixels along the values, finite
        /// @param radius of dots
        /// @param width  of their place
        /// @return pixels, one a value
        double[] offsets(Layer layer, double[] values, double radius, double width);
    }

    @Override
    public Extents extents() {
        Extents extents = of.extents().padded(of.valueAxis());
        for (Categories.Cell cell : of.cells()) {
            extents.numbers(of.valueAxis(), of.values(cell));
        }
        return extents;
    }

    @Override
    public int leftOut() {
        return of.leftOut();
    }

    @Override
    public List<Numbers> numbers() {
        List<Numbers> all = new ArrayList<>();
        for (Categories.Cell cell : of.cells()) {
            all.add(Numbers.of(name, of.label(cell)).with("value", of.values(cell)));
        }
        return all;
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        CategoryPlaces places = of.on(stage);
        Turned turned = places.turned();
        int rows = of.cells().stream().mapToInt(c -> c.rows().length).sum();
        double radius = layer.options().number("radius", Dots.radius(rows));
        boolean swarms = name.equals("swarm");
        Map<Integer, List<Categories.Cell>> together = new LinkedHashMap<>();
        for (Categories.Cell cell : of.cells()) {
            together.computeIfAbsent(
                            cell.category() * of.slots() + cell.slot(), k -> new ArrayList<>())
                    .add(cell);
        }
        Map<String, Integer> sizes = new HashMap<>();
        of.cells().forEach(c -> sizes.merge(c.group().key(), c.rows().length, Integer::sum));
        Map<String, Dots> dots = new LinkedHashMap<>();
        Map<String, Group> groups = new LinkedHashMap<>();
        for (List<Categories.Cell> cells : together.values()) {
            double[] at =
                    cells.stream()
                            .flatMapToDouble(c -> Arrays.stream(of.values(c)))
                            .map(turned.values()::at)
                            .toArray();
            double[] offsets = spread.offsets(layer, at, radius, places.width());
            int next = 0;
            for (Categories.Cell cell : cells) {
                Dots own = dots.computeIfAbsent(cell.group().key(), k -> new Dots());
                groups.putIfAbsent(cell.group().key(), cell.group());
                double[] values = of.values(cell);
                String label = of.label(cell);
                boolean named = sizes.getOrDefault(cell.group().key(), 0) <= Dots.MOST_WITH_NAMES;
                for (int k = 0; k < values.length; k++) {
                    double along = places.centre(cell) + offsets[next];
                    own.add(
                            turned.x(along, at[next]),
                            turned.y(along, at[next]),
                            cell.rows()[k],
                            named
                                    ? (label.isEmpty() ? "" : label + ": ")
                                            + Numerals.brief(values[k])
                                    : "");
                    next++;
                }
            }
        }
        double standard =
                swarms ? 0.95 : Math.clamp(Math.sqrt(400.0 / Math.max(1, rows)), 0.15, 0.85);
        double opacity = layer.options().number("opacity", standard);
        dots.forEach(
                (key, own) -> {
                    Group group = groups.get(key);
                    if (group != null) {
                        Theme.Look look = stage.look(layer, group);
                        own.draw(
                                Meaning.mark(group.name(), key),
                                look,
                                opacity,
                                radius,
                                stage,
                                sketch);
                    }
                });
    }
}
