package dev.loupe.figure.mark.flow;

import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Nodes in columns, ribbons between them, names beside them.
///
/// @param names   of the nodes, as a person reads them
/// @param values  whether amounts stand after names
/// @param opacity of ribbons
record FlowDrawing(
        Links links,
        Layering layering,
        List<String> names,
        boolean values,
        double opacity,
        Function<Links.Link, Colour> ribbons,
        IntFunction<Colour> nodes) {
    static final double OPACITY = 0.42;
    private static final double MOST_MARGIN = 0.22;
    private static final double LINE = 13;

    /// @return where everything lies; null if nothing flows
    @Nullable FlowPlaces draw(Box box, Theme theme, Sketch sketch) {
        if (links.links().isEmpty()) {
            return null;
        }
        String[] amounts = amounts();
        int last = layering.columns().size() - 1;
        double left = margin(amounts, 0, box);
        double right = last > 0 ? margin(amounts, last, box) : 0;
        FlowPlaces places = FlowPlaces.of(links, layering, box, left, right);
        for (FlowPlaces.Lane lane : places.lanes()) {
            turnedBack(lane, places, sketch);
        }
        for (int i = 0; i < links.links().size(); i++) {
            if (!layering.back()[i]) {
                ribbon(i, places, sketch);
            }
        }
        nodes(places, sketch);
        labels(amounts, places, left, right, box, theme, sketch);
        return places;
    }

    /// The amounts as they stand after names, with a space before them.
    private String[] amounts() {
        double[] through = links.through();
        String[] amounts = new String[through.length];
        Arrays.setAll(amounts, i -> values ? "  " + Numerals.brief(through[i]) : "");
        return amounts;
    }

    private static double width(String text) {
        return Typeface.width(text, Theme.TICK_SIZE, Theme.LABEL_WEIGHT);
    }

    /// Room for the names outside the first or the last column.
    private double margin(String[] amounts, int column, Box box) {
        double widest = 0;
        for (int node : layering.columns().get(column)) {
            widest =
                    Math.max(
                            widest,
                            width(
                                            Fitted.cut(
                                                    names.get(node),
                                                    400,
                                                    Theme.TICK_SIZE,
                                                    Theme.LABEL_WEIGHT))
                                    + width(amounts[node]));
        }
        return Math.min(widest + 10, MOST_MARGIN * box.width());
    }

    private Meaning meaning(Links.Link link) {
        String name = link.group().name();
        return Meaning.mark(
                        names.get(link.source())
                                + " → "
                                + names.get(link.target())
                                + (name.isEmpty() ? "" : ", " + name)
                                + ": "
                                + Numerals.brief(link.value()),
                        link.group().key())
                .rows(link.rows());
    }

    private void ribbon(int i, FlowPlaces places, Sketch sketch) {
        Links.Link link = links.links().get(i);
        double width = link.value() * places.scale();
        Outline outline =
                Ribbon.across(
                        places.nodes()[link.source()].right(),
                        places.leaves()[i],
                        width,
                        places.nodes()[link.target()].x(),
                        places.arrives()[i],
                        width);
        sketch.fill(meaning(link), outline, ribbons.apply(link).fade(opacity));
    }

    private void turnedBack(FlowPlaces.Lane lane, FlowPlaces places, Sketch sketch) {
        Links.Link link = links.links().get(lane.link());
        double width = lane.width();
        Outline outline =
                Ribbon.round(
                        places.nodes()[link.source()].right(),
                        places.leaves()[lane.link()] + width / 2,
                        places.nodes()[link.target()].x(),
                        places.arrives()[lane.link()] + width / 2,
                        lane.y(),
                        lane.out(),
                        lane.back(),
                        width);
        sketch.fill(meaning(link), outline, ribbons.apply(link).fade(opacity));
    }

    private void nodes(FlowPlaces places, Sketch sketch) {
        double[] through = links.through();
        for (int node = 0; node < through.length; node++) {
            Box box = places.nodes()[node];
            double height = Math.max(1, box.height());
            sketch.rect(
                    Meaning.mark(names.get(node) + ": " + Numerals.brief(through[node]), ""),
                    box.x(),
                    box.y(),
                    box.right(),
                    box.y() + height,
                    nodes.apply(node),
                    null);
        }
    }

    /// Names stand outside at both ends and right of nodes between; of two that would touch, the smaller node has none.
    private void labels(
            String[] amounts,
            FlowPlaces places,
            double left,
            double right,
            Box panel,
            Theme theme,
            Sketch sketch) {
        double[] through = links.through();
        int last = layering.columns().size() - 1;
        double step = last > 0 ? (panel.width() - left - right) / last : panel.width() - left;
        for (int c = 0; c <= last; c++) {
            List<Double> taken = new ArrayList<>();
            List<Integer> bySize = new ArrayList<>();
            for (int node : layering.columns().get(c)) {
                bySize.add(node);
            }
            bySize.sort((a, b) -> Double.compare(through[b], through[a]));
            boolean outside = c == 0 && last > 0;
            double room =
                    outside
                            ? left - 8
                            : c == last && last > 0 ? right - 8 : step - FlowPlaces.NODE - 12;
            for (int node : bySize) {
                Box box = places.nodes()[node];
                double y = box.centreY();
                if (taken.stream().allMatch(other -> Math.abs(other - y) >= LINE)) {
                    taken.add(y);
                    boolean crossed =
                            !outside && box.height() < LINE
                                    || (outside || c == last) && !places.lanes().isEmpty();
                    label(
                            names.get(node),
                            amounts[node],
                            box,
                            outside,
                            room,
                            crossed,
                            theme,
                            sketch);
                }
            }
        }
    }

    /// A name and its amount; where ribbons would strike through them, with a little surface behind.
    private static void label(
            String name,
            String amount,
            Box node,
            boolean outside,
            double room,
            boolean backed,
            Theme theme,
            Sketch sketch) {
        String shown =
                Fitted.cut(
                        name,
                        Math.max(20, room - width(amount)),
                        Theme.TICK_SIZE,
                        Theme.LABEL_WEIGHT);
        double width = width(shown) + width(amount);
        double x = outside ? node.x() - 6 - width : node.right() + 6;
        double y = node.centreY();
        if (backed) {
            sketch.rect(
                    Meaning.NONE,
                    x - 2,
                    y - LINE / 2,
                    x + width + 2,
                    y + LINE / 2,
                    theme.surface().fade(0.75),
                    null);
        }
        text(shown, x, y, Theme.LABEL_WEIGHT, theme.ink(), sketch);
        text(amount, x + width(shown), y, Theme.TEXT_WEIGHT, theme.ink2(), sketch);
    }

    private static void text(
            String text, double x, double y, int weight, Colour colour, Sketch sketch) {
        String words = text.stripLeading();
        double indent = width(text.substring(0, text.length() - words.length()));
        sketch.text(
                Meaning.of(Role.LABEL),
                x + indent,
                y + 4,
                words,
                Theme.TICK_SIZE,
                weight,
                Anchor.START,
                0,
                colour);
    }
}
