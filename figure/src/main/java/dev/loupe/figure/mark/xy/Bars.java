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
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.scene.Symbol;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Typeface;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Bars with their ends known.
///
/// @param position  `stack`, `dodge` or `fill`
/// @param aggregate what their lengths are
record Bars(Layer layer, Categories of, String position, String aggregate, List<Bar> bars)
        implements Prepared {
    /// Above this, the bars of a group are one shape.
    private static final int MOST_SHAPES = 1_200;

    private static final double ROOM_FOR_VALUES = 0.06;

    @Override
    public Extents extents() {
        Extents extents = new Extents();
        String title = of.values() == null ? "" : layer.title(of.values());
        switch (aggregate) {
            case "count" -> extents.label(of.valueAxis(), "count");
            case "sum" -> {}
            default ->
                    extents.label(
                            of.valueAxis(),
                            title.isEmpty() ? aggregate : aggregate + " of " + title);
        }
        if (position.equals("fill")) {
            extents = new Extents().label(of.valueAxis(), "share").tight(of.valueAxis());
        }
        extents.join(of.extents()).zero(of.valueAxis()).padded(of.valueAxis());
        double least = 0;
        double most = 0;
        for (Bar bar : bars) {
            extents.numbers(of.valueAxis(), bar.to());
            if (bar.hasError()) {
                extents.numbers(of.valueAxis(), bar.low(), bar.high());
            }
            least = Math.min(least, bar.to());
            most = Math.max(most, bar.to());
        }
        if (layer.options().flag("values") && !piled()) {
            double room = (of.lying() ? 2 : 1) * ROOM_FOR_VALUES * (most - least);
            extents.numbers(of.valueAxis(), most + (most > 0 ? room : 0));
            extents.numbers(of.valueAxis(), least - (least < 0 ? room : 0));
        }
        return extents;
    }

    @Override
    public int leftOut() {
        return of.leftOut();
    }

    @Override
    public List<Numbers> numbers() {
        Map<String, List<Bar>> groups = new LinkedHashMap<>();
        for (Bar bar : bars) {
            groups.computeIfAbsent(bar.cell().group().key(), k -> new ArrayList<>()).add(bar);
        }
        return groups.values().stream().map(this::numbers).toList();
    }

    private Numbers numbers(List<Bar> group) {
        Numbers numbers =
                Numbers.of("bar", group.getFirst().cell().group().name())
                        .with(of.axis().word(), of.column(group.stream().map(Bar::cell).toList()))
                        .with(
                                of.valueAxis().word(),
                                group.stream().mapToDouble(Bar::value).toArray());
        return group.stream().anyMatch(Bar::hasError)
                ? numbers.with("low", group.stream().mapToDouble(Bar::low).toArray())
                        .with("high", group.stream().mapToDouble(Bar::high).toArray())
                : numbers;
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        CategoryPlaces places = of.on(stage);
        if (layer.options().word("shape").equals("lollipop")) {
            bars.forEach(bar -> drawLollipop(bar, places, stage, sketch));
        } else if (bars.size() > MOST_SHAPES) {
            drawTogether(places, stage, sketch);
        } else {
            bars.forEach(bar -> drawBar(bar, places, stage, sketch));
        }
        for (Bar bar : bars) {
            if (bar.hasError()) {
                Whisker.of(places, places.centre(bar.cell()), bar.low(), bar.high())
                        .draw(Math.min(9, places.width() / 2), stage.theme().ink2(), 1.25, sketch);
            }
        }
        if (layer.options().flag("values")) {
            bars.forEach(bar -> drawValue(bar, places, stage, sketch));
        }
    }

    private Colour colour(Bar bar, Stage stage) {
        return stage.look(layer, bar.cell().group())
                .colour()
                .fade(layer.options().number("opacity", 1));
    }

    private Meaning meaning(Bar bar) {
        String name = of.label(bar.cell());
        String value = Numerals.brief(bar.value());
        return Meaning.mark(name.isEmpty() ? value : name + ": " + value, bar.cell().group().key())
                .rows(bar.cell().rows());
    }

    private void drawBar(Bar bar, CategoryPlaces places, Stage stage, Sketch sketch) {
        double centre = places.centre(bar.cell());
        double from = places.value(bar.from());
        double to = places.value(bar.to());
        if (Double.isFinite(centre + from + to)) {
            Turned turned = places.turned();
            double half = places.width() / 2;
            boolean seam = Math.abs(to - from) > 3 && piled();
            sketch.rect(
                    meaning(bar),
                    turned.x(centre - half, from),
                    turned.y(centre - half, from),
                    turned.x(centre + half, to),
                    turned.y(centre + half, to),
                    colour(bar, stage),
                    seam ? new Stroke(stage.theme().surface(), 0.75) : null);
        }
    }

    /// Whether bars lie on each other.
    private boolean piled() {
        return bars.stream().anyMatch(bar -> bar.from() != 0);
    }

    private void drawTogether(CategoryPlaces places, Stage stage, Sketch sketch) {
        Map<String, List<Bar>> groups = new LinkedHashMap<>();
        bars.forEach(
                b -> groups.computeIfAbsent(b.cell().group().key(), k -> new ArrayList<>()).add(b));
        for (List<Bar> some : groups.values()) {
            Turned.Pen pen = places.turned().pen();
            for (Bar bar : some) {
                double centre = places.centre(bar.cell());
                double from = places.value(bar.from());
                double to = places.value(bar.to());
                double half = places.width() / 2;
                if (Double.isFinite(centre + from + to)) {
                    pen.move(centre - half, from)
                            .line(centre - half, to)
                            .line(centre + half, to)
                            .line(centre + half, from)
                            .close();
                }
            }
            Group group = some.getFirst().cell().group();
            sketch.fill(
                    Meaning.mark(group.name(), group.key()),
                    pen.build(),
                    colour(some.getFirst(), stage));
        }
    }

    private void drawLollipop(Bar bar, CategoryPlaces places, Stage stage, Sketch sketch) {
        double centre = places.centre(bar.cell());
        double from = places.value(bar.from());
        double to = places.value(bar.to());
        if (Double.isFinite(centre + from + to)) {
            Turned turned = places.turned();
            Colour colour = colour(bar, stage);
            sketch.stroke(
                    Meaning.NONE,
                    turned.pen().move(centre, from).line(centre, to).build(),
                    new Stroke(colour, Theme.LINE));
            sketch.add(
                    new Item.Dots(
                            meaning(bar),
                            Symbol.CIRCLE,
                            new double[] {turned.x(centre, to)},
                            new double[] {turned.y(centre, to)},
                            new double[] {Math.clamp(places.width() / 3, 1.5, 5)},
                            new int[] {colour.argb()},
                            null,
                            new int[0],
                            List.of()));
        }
    }

    /// The value beside the end of a bar, or within one that others lie on; none where it has no room.
    private void drawValue(Bar bar, CategoryPlaces places, Stage stage, Sketch sketch) {
        double centre = places.centre(bar.cell());
        double from = places.value(bar.from());
        double to = places.value(bar.to());
        if (!Double.isFinite(centre + from + to)) {
            return;
        }
        Turned turned = places.turned();
        boolean within = piled();
        double shown = position.equals("fill") ? bar.to() - bar.from() : bar.value();
        String text =
                position.equals("fill")
                        ? Math.round(100 * shown) + " %"
                        : Numerals.brief(bar.value());
        double width = Typeface.width(text, Theme.TICK_SIZE, Theme.TEXT_WEIGHT);
        double along = turned.lying() ? 12 : width;
        double across = turned.lying() ? width + 8 : 14;
        if (along > places.band() / of.slots() + 4 || within && across > Math.abs(to - from)) {
            return;
        }
        boolean down = bar.to() < 0;
        double end = bar.hasError() ? places.value(down ? bar.low() : bar.high()) : to;
        Colour colour = within ? stage.theme().textOn(colour(bar, stage)) : stage.theme().ink2();
        double away = layer.options().word("shape").equals("lollipop") ? 10 : 5;
        double x =
                within
                        ? turned.x(centre, (from + to) / 2)
                        : turned.x(centre, end + (down ? -away : away));
        double y =
                within
                        ? turned.y(centre, (from + to) / 2) + 4
                        : turned.lying() ? centre + 4 : end + (down ? 8 + away : -away);
        Anchor anchor =
                within || !turned.lying() ? Anchor.MIDDLE : down ? Anchor.END : Anchor.START;
        sketch.text(x, y, text, anchor, colour);
    }
}
