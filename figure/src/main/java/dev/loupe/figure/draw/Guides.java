package dev.loupe.figure.draw;

import dev.loupe.figure.layout.ColourBar;
import dev.loupe.figure.layout.Legend;
import dev.loupe.figure.mark.Hatch;
import dev.loupe.figure.mark.Signature.Swatch;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scale.Colouring;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scale.Sizing;
import dev.loupe.figure.scale.Ticks;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Symbol;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FacetSpec;
import dev.loupe.figure.spec.LegendSpec;
import dev.loupe.figure.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The legends and the colour bar of a figure, and where they stand.
///
/// @param top,right,bottom pixels that they take
record Guides(
        List<Legend> legends,
        @Nullable ColourBar bar,
        LegendSpec place,
        double top,
        double right,
        double bottom) {
    static final Guides NONE = new Guides(List.of(), null, LegendSpec.NONE, 0, 0, 0);
    private static final double GAP = 16;
    private static final double BETWEEN = 12;
    private static final double LEAST_BAR = 60;

    /// The share of the height that lines of legends may take.
    private static final double MOST_FLOW = 0.36;

    /// @param wish  where they should stand
    /// @param width,height pixels of the area they share with the panels
    /// @param named whether lines are named at their ends, so that their colours need no legend
    static Guides of(FigurePlan plan, LegendSpec wish, double width, double height, boolean named) {
        if (wish == LegendSpec.NONE) {
            return NONE;
        }
        return placed(legends(plan, named), bar(plan), wish, width, height);
    }

    /// Of several figures together: each key once, and the first colour bar.
    static Guides of(List<FigurePlan> plans, LegendSpec wish, double width, double height) {
        List<Legend> all = new ArrayList<>();
        Set<List<String>> said = new HashSet<>();
        ColourBar bar = null;
        for (FigurePlan plan : plans) {
            for (Legend legend : legends(plan, false)) {
                List<String> key = new ArrayList<>(List.of(legend.title()));
                legend.entries().forEach(entry -> key.add(entry.name()));
                if (said.add(key)) {
                    all.add(legend);
                }
            }
            bar = bar == null ? bar(plan) : bar;
        }
        return placed(all, bar, wish, width, height);
    }

    private static @Nullable ColourBar bar(FigurePlan plan) {
        Colouring colour = plan.colour();
        return colour == null || colour instanceof Colouring.Classes ? null : new ColourBar(colour);
    }

    private static Guides placed(
            List<Legend> legends,
            @Nullable ColourBar bar,
            LegendSpec wish,
            double width,
            double height) {
        if (wish == LegendSpec.NONE || legends.isEmpty() && bar == null) {
            return NONE;
        }
        double line = legends.stream().mapToDouble(l -> l.lineWidth() + 2 * GAP).sum() - 2 * GAP;
        LegendSpec place =
                wish != LegendSpec.AUTOMATIC
                        ? wish
                        : bar == null && line <= width - 8 || width < 360 && bar == null
                                ? LegendSpec.TOP
                                : LegendSpec.RIGHT;
        if (place == LegendSpec.RIGHT) {
            double widest = bar == null ? 0 : bar.width();
            for (Legend legend : legends) {
                widest = Math.max(widest, legend.columnWidth());
            }
            return new Guides(legends, bar, place, 0, widest + GAP, 0);
        }
        if (line > width - 8) {
            legends.replaceAll(l -> shorter(l, width));
        }
        int lines = (int) Math.max(2, height * MOST_FLOW / 18 / legends.size());
        legends.replaceAll(l -> l.within(width, lines));
        double flow = legends.stream().mapToDouble(l -> l.flowHeight(width)).sum();
        if (legends.size() > 1 && line <= width - 8) {
            flow = legends.getFirst().flowHeight(width);
        }
        double barRight = bar == null ? 0 : bar.width() + GAP;
        return place == LegendSpec.TOP
                ? new Guides(legends, bar, place, flow + 6, barRight, 0)
                : new Guides(legends, bar, place, 0, barRight, flow + 6);
    }

    /// Pixels that what stands at the right of panels of this height would like to have.
    double columnHeight(double room) {
        if (place != LegendSpec.RIGHT) {
            return 0;
        }
        double high = bar == null ? 0 : bar.height(room) + BETWEEN;
        return high + legends.stream().mapToDouble(l -> l.columnHeight() + BETWEEN).sum();
    }

    /// Without its title, if that saves a line.
    private static Legend shorter(Legend legend, double width) {
        Legend untitled = legend.untitled();
        return untitled.flowHeight(width) < legend.flowHeight(width) ? untitled : legend;
    }

    private static List<Legend> legends(FigurePlan plan, boolean named) {
        List<Legend> legends = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        for (Channel channel : List.of(Channel.COLOR, Channel.DASH, Channel.SHAPE, Channel.HATCH)) {
            List<String> classes = classes(plan, channel);
            String title = plan.title(channel);
            boolean axis = !title.isEmpty() && onAxis(plan, title);
            boolean said = classes.isEmpty() || titles.contains(title) || axis;
            Swatch swatch = swatch(plan, channel, title);
            if (!said && swatch != Swatch.NONE) {
                titles.add(title);
                if (named && channel == Channel.COLOR) {
                    continue;
                }
                legends.add(new Legend(title, entries(plan, channel, classes, title), swatch));
            }
        }
        Sizing size = plan.size();
        if (size != null && size.low() < size.high()) {
            legends.add(sizes(size, plan.theme()));
        }
        return legends;
    }

    /// A sample that shows all that tells the classes of a column apart: its dash, its symbol, or both.
    private static Swatch swatch(FigurePlan plan, Channel channel, String title) {
        Swatch own = plan.swatch(channel);
        if (own == Swatch.NONE) {
            return own;
        }
        boolean dashed = told(plan, Channel.DASH, title);
        boolean shaped = told(plan, Channel.SHAPE, title);
        boolean lines = dashed || own == Swatch.LINE && channel == Channel.COLOR;
        boolean dots = shaped || own == Swatch.DOT && channel == Channel.COLOR;
        return lines && dots ? Swatch.LINE_AND_DOT : lines ? Swatch.LINE : dots ? Swatch.DOT : own;
    }

    private static boolean told(FigurePlan plan, Channel channel, String title) {
        return plan.splitClasses().containsKey(channel) && plan.title(channel).equals(title);
    }

    /// Whether an axis or the titles of panels already say which class is which.
    private static boolean onAxis(FigurePlan plan, String title) {
        FacetSpec facet = plan.spec().facet();
        if (title.equals(facet.column()) || title.equals(facet.row())) {
            return true;
        }
        return title.equals(plan.axisTitle(Channel.X)) || title.equals(plan.axisTitle(Channel.Y));
    }

    private static List<String> classes(FigurePlan plan, Channel channel) {
        if (channel == Channel.COLOR && plan.colour() instanceof Colouring.Classes c) {
            return c.classes();
        }
        return plan.splitClasses().getOrDefault(channel, List.of());
    }

    private static List<Legend.Entry> entries(
            FigurePlan plan, Channel channel, List<String> classes, String title) {
        List<Legend.Entry> entries = new ArrayList<>();
        Theme theme = plan.theme();
        boolean shapesToo = told(plan, Channel.SHAPE, title);
        boolean dashesToo = told(plan, Channel.DASH, title);
        List<Hatch> hatches = plan.hatches(channel, classes.size());
        for (int i = 0; i < classes.size(); i++) {
            Colour hue =
                    channel == Channel.COLOR && plan.colour() instanceof Colouring.Classes c
                            ? c.look(i).colour()
                            : channel == Channel.HATCH ? theme.mute() : theme.ink3();
            Theme.Look standard =
                    plan.colour() instanceof Colouring.Classes c && channel == Channel.COLOR
                            ? c.look(i)
                            : theme.look(0);
            double[] dash =
                    channel == Channel.DASH || dashesToo
                            ? theme.look(i * theme.series().size()).dash()
                            : standard.dash();
            Symbol symbol =
                    channel == Channel.SHAPE || shapesToo
                            ? Symbol.values()[i % Symbol.values().length]
                            : standard.symbol();
            String series = title.isEmpty() ? "" : title + " = " + classes.get(i);
            entries.add(
                    new Legend.Entry(
                            classes.get(i),
                            series,
                            new Theme.Look(hue, dash, symbol),
                            4,
                            hatches.isEmpty() ? null : hatches.get(i)));
        }
        return entries;
    }

    private static Legend sizes(Sizing size, Theme theme) {
        List<Legend.Entry> entries = new ArrayList<>();
        double[] values = Ticks.linear(size.low(), size.high(), 3);
        String[] labels = Numerals.of(values);
        for (int i = 0; i < values.length; i++) {
            Theme.Look look = new Theme.Look(theme.mute(), new double[0], Symbol.CIRCLE);
            entries.add(new Legend.Entry(labels[i], "", look, size.radius(values[i])));
        }
        return new Legend(size.name(), entries, Swatch.DOT);
    }

    /// @param area   of the whole figure
    /// @param panels the box round all panels
    void draw(Box area, Box panels, Theme theme, Sketch sketch) {
        ColourBar ramp = bar;
        double barLeft = area.right() - right + GAP;
        switch (place) {
            case RIGHT, AUTOMATIC -> {
                double y = panels.y();
                if (ramp != null) {
                    double wanted =
                            legends.stream().mapToDouble(l -> l.columnHeight() + BETWEEN).sum();
                    double high =
                            Math.min(
                                    panels.height(), Math.max(LEAST_BAR, panels.height() - wanted));
                    ramp.draw(barLeft, y, high, theme, sketch);
                    y += ramp.height(high) + BETWEEN;
                }
                for (Legend legend : legends) {
                    double room = Math.max(40, panels.bottom() - y);
                    legend.drawColumn(barLeft, y, room, theme, sketch);
                    y += Math.min(room, legend.columnHeight()) + BETWEEN;
                }
            }
            case TOP, BOTTOM -> {
                double y = place == LegendSpec.TOP ? area.y() : area.bottom() - bottom + 6;
                double x = area.x();
                for (Legend legend : legends) {
                    double needed = legend.lineWidth();
                    if (x > area.x() && x + needed > area.right()) {
                        x = area.x();
                        y += 18;
                    }
                    legend.drawFlow(x, y, area.width(), theme, sketch);
                    if (needed + 2 * GAP < area.width()) {
                        x += needed + 2 * GAP;
                    } else {
                        y += legend.flowHeight(area.width());
                    }
                }
                if (ramp != null) {
                    ramp.draw(barLeft, panels.y(), panels.height(), theme, sketch);
                }
            }
            case NONE -> {}
        }
    }
}
