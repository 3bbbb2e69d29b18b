package dev.loupe.figure.mark.xy;

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
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Dots with error bars, their numbers known.
record Whiskers(Layer layer, Categories of, List<Mean> means) implements Prepared {
    private static final double RADIUS = 4;

    /// @param value NaN for an interval without a dot
    record Mean(Categories.Cell cell, double value, double low, double high) {}

    @Override
    public Extents extents() {
        Extents extents = of.extents().padded(of.axis()).padded(of.valueAxis());
        for (Mean mean : means) {
            extents.numbers(of.valueAxis(), mean.value, mean.low, mean.high);
        }
        return extents;
    }

    @Override
    public int leftOut() {
        return of.leftOut();
    }

    private Collection<List<Mean>> byGroup() {
        Map<String, List<Mean>> groups = new LinkedHashMap<>();
        for (Mean mean : means) {
            groups.computeIfAbsent(mean.cell.group().key(), k -> new ArrayList<>()).add(mean);
        }
        return groups.values();
    }

    @Override
    public List<Numbers> numbers() {
        List<Numbers> all = new ArrayList<>();
        for (List<Mean> group : byGroup()) {
            all.add(
                    Numbers.of("errorbar", group.getFirst().cell.group().name())
                            .with(
                                    of.axis().word(),
                                    of.column(group.stream().map(Mean::cell).toList()))
                            .with(
                                    of.valueAxis().word(),
                                    group.stream().mapToDouble(Mean::value).toArray())
                            .with("low", group.stream().mapToDouble(Mean::low).toArray())
                            .with("high", group.stream().mapToDouble(Mean::high).toArray()));
        }
        return all;
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        CategoryPlaces places = of.on(stage);
        byGroup().forEach(group -> draw(group, places, stage, sketch));
    }

    private void draw(List<Mean> group, CategoryPlaces places, Stage stage, Sketch sketch) {
        Group first = group.getFirst().cell.group();
        Theme.Look look = stage.look(layer, first);
        double opacity = layer.options().number("opacity", 1);
        Turned turned = places.turned();
        boolean banded = layer.options().word("shape").equals("band");
        if (banded) {
            band(group, places, look.colour().fade(opacity * Theme.BAND), sketch);
        }
        if (banded || layer.options().flag("join")) {
            Turned.Pen pen = turned.pen();
            boolean down = false;
            for (Mean mean : inOrder(group, places)) {
                double along = places.centre(mean.cell);
                double value = turned.values().at(mean.value);
                if (Double.isFinite(along + value)) {
                    if (down) {
                        pen.line(along, value);
                    } else {
                        pen.move(along, value);
                    }
                    down = true;
                }
            }
            sketch.stroke(
                    Meaning.mark(first.name(), first.key()),
                    pen.build(),
                    new Stroke(look.colour().fade(opacity), Theme.LINE, look.dash()));
        }
        double cap = layer.options().flag("caps") ? Math.min(9, places.width() / 2) : 0;
        double thick = means.size() > 200 ? 1 : 1.75;
        double[] x = new double[group.size()];
        double[] y = new double[group.size()];
        int[] rows = new int[group.size()];
        String[] ends = new String[group.size()];
        String[] names = new String[group.size()];
        int n = 0;
        for (Mean mean : group) {
            double along = places.centre(mean.cell);
            double value = turned.values().at(mean.value);
            if (!banded) {
                Whisker.of(places, along, mean.low, mean.high)
                        .draw(cap, look.colour().fade(opacity), thick, sketch);
            }
            if (Double.isFinite(along + value)) {
                x[n] = turned.x(along, value);
                y[n] = turned.y(along, value);
                rows[n] = mean.cell.rows()[0];
                names[n] = of.label(mean.cell);
                ends[n++] =
                        Numerals.brief(mean.value)
                                + " ["
                                + Numerals.brief(mean.low)
                                + ", "
                                + Numerals.brief(mean.high)
                                + "]";
            }
        }
        if (n > 0 && layer.options().flag("dots")) {
            sketch.add(
                    new Item.Dots(
                            Meaning.mark(first.name(), first.key()),
                            look.symbol(),
                            Arrays.copyOf(x, n),
                            Arrays.copyOf(y, n),
                            new double[] {means.size() > 200 ? 2 : RADIUS},
                            new int[] {look.colour().fade(opacity).argb()},
                            look.symbol().open() ? null : new Stroke(stage.theme().surface(), 1),
                            Arrays.copyOf(rows, n),
                            List.of(
                                    new Item.Facts("", Arrays.copyOf(names, n)),
                                    new Item.Facts("mean", Arrays.copyOf(ends, n)))));
        }
    }

    /// From the low ends to the high ones and back.
    private static void band(
            List<Mean> group, CategoryPlaces places, Colour colour, Sketch sketch) {
        Turned turned = places.turned();
        List<Mean> known =
                inOrder(group, places).stream()
                        .filter(
                                m ->
                                        Double.isFinite(
                                                places.centre(m.cell)
                                                        + turned.values().at(m.low)
                                                        + turned.values().at(m.high)))
                        .toList();
        Turned.Pen pen = turned.pen();
        for (int i = 0; i < known.size(); i++) {
            double along = places.centre(known.get(i).cell);
            double low = turned.values().at(known.get(i).low);
            if (i == 0) {
                pen.move(along, low);
            } else {
                pen.line(along, low);
            }
        }
        for (Mean mean : known.reversed()) {
            pen.line(places.centre(mean.cell), turned.values().at(mean.high));
        }
        if (known.size() > 1) {
            Group first = group.getFirst().cell.group();
            sketch.fill(Meaning.mark(first.name(), first.key()), pen.close().build(), colour);
        }
    }

    private static List<Mean> inOrder(List<Mean> group, CategoryPlaces places) {
        return group.stream()
                .sorted(Comparator.comparingDouble(m -> places.centre(m.cell)))
                .toList();
    }
}
