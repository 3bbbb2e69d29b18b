package dev.loupe.figure.mark.learning;

import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Colouring;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.ArrayList;
import java.util.List;

/// Names of curves and how good each is, where such curves leave room.
///
/// A class keeps its line whatever layer or panel draws it, so several layers make one key.
final class CurveKey {
    private static final double ROW = 16;
    private static final double SWATCH = 14;
    private static final double GAP = 8;

    private CurveKey() {}

    /// Where a key of this size stands.
    interface Place {
        double left(Box panel, double width);

        double top(Box panel, double height);
    }

    /// A corner of the panel.
    enum Corner implements Place {
        TOP_LEFT,
        TOP_RIGHT,
        BOTTOM_LEFT,
        BOTTOM_RIGHT;

        @Override
        public double left(Box panel, double width) {
            return this == TOP_LEFT || this == BOTTOM_LEFT
                    ? panel.x() + 10
                    : panel.right() - 10 - width;
        }

        @Override
        public double top(Box panel, double height) {
            return this == TOP_LEFT || this == TOP_RIGHT
                    ? panel.y() + 6
                    : panel.bottom() - 8 - height;
        }
    }

    /// @param value how good the curve is; empty if it has no number
    record Entry(Group group, Theme.Look look, String value) {}

    /// @param heading what the values are
    static void draw(List<Entry> entries, String heading, Place place, Stage stage, Sketch sketch) {
        Box box = stage.box();
        Theme theme = stage.theme();
        boolean named = entries.stream().anyMatch(e -> !e.group().name().isEmpty());
        int rows = rows(entries, stage);
        int room = (int) Math.max(1, Math.floor(box.height() * 0.6 / ROW) - 1);
        int shown = rows <= room ? rows : room - 1;
        double most = box.width() * 0.45;
        double names = named ? Math.min(most, widest(names(entries, stage))) : 0;
        double values =
                Math.max(
                        widest(entries.stream().map(Entry::value).toList()),
                        widest(List.of(heading)));
        double width =
                named
                        ? SWATCH + 6 + names + (values > 0 ? GAP + values : 0)
                        : widest(List.of(heading + " ")) + values;
        double left = place.left(box, width);
        double height = (named && !heading.isEmpty() ? ROW : 0) + Math.min(rows, room) * ROW;
        double top = place.top(box, height);
        double right = left + width;
        sketch.rect(
                Meaning.NONE,
                left - 5,
                top - 1,
                left + width + 5,
                top + height + 4,
                theme.surface().fade(0.82),
                null);
        if (!named) {
            for (Entry entry : entries) {
                String said = (heading + " " + entry.value()).strip();
                text(left, top + 12, said, Anchor.START, Theme.LABEL_WEIGHT, theme.ink2(), sketch);
            }
            return;
        }
        if (values > 0) {
            text(right, top + 12, heading, Anchor.END, Theme.TEXT_WEIGHT, theme.ink3(), sketch);
            top += heading.isEmpty() ? 0 : ROW;
        }
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            int row = row(entry, i, stage);
            if (row < shown) {
                double y = top + row * ROW;
                double start = left;
                Meaning meaning =
                        new Meaning(
                                Role.LEGEND_ENTRY,
                                entry.group().name() + " " + heading + " " + entry.value(),
                                entry.group().key(),
                                "",
                                new int[0]);
                sketch.group(
                        meaning,
                        null,
                        in -> {
                            in.line(
                                    Meaning.of(Role.LEGEND_ENTRY),
                                    start,
                                    y + 8,
                                    start + SWATCH,
                                    y + 8,
                                    new Stroke(entry.look().colour(), 2, entry.look().dash()));
                            String name =
                                    Fitted.cut(
                                            entry.group().name(),
                                            names + 1,
                                            Theme.TICK_SIZE,
                                            Theme.TEXT_WEIGHT);
                            text(
                                    start + SWATCH + 6,
                                    y + 12,
                                    name,
                                    Anchor.START,
                                    Theme.TEXT_WEIGHT,
                                    theme.ink(),
                                    in);
                            text(
                                    right,
                                    y + 12,
                                    entry.value(),
                                    Anchor.END,
                                    Theme.LABEL_WEIGHT,
                                    theme.ink(),
                                    in);
                        });
            }
        }
        if (shown < rows) {
            String more = "and " + (rows - shown) + " more";
            double y = top + shown * ROW + 12;
            text(left + SWATCH + 6, y, more, Anchor.START, Theme.TEXT_WEIGHT, theme.ink3(), sketch);
        }
    }

    private static int row(Entry entry, int running, Stage stage) {
        return entry.group().colour() >= 0 && stage.colour() instanceof Colouring.Classes
                ? entry.group().colour()
                : running;
    }

    private static int rows(List<Entry> entries, Stage stage) {
        int rows = 0;
        for (int i = 0; i < entries.size(); i++) {
            rows = Math.max(rows, row(entries.get(i), i, stage) + 1);
        }
        return stage.colour() instanceof Colouring.Classes classes
                ? Math.max(rows, classes.classes().size())
                : rows;
    }

    private static List<String> names(List<Entry> entries, Stage stage) {
        List<String> names = new ArrayList<>();
        entries.forEach(e -> names.add(e.group().name()));
        if (stage.colour() instanceof Colouring.Classes classes) {
            names.addAll(classes.classes());
        }
        return names;
    }

    private static double widest(List<String> texts) {
        double widest = 0;
        for (String text : texts) {
            String some = text.length() > 200 ? text.substring(0, 200) : text;
            widest = Math.max(widest, Typeface.width(some, Theme.TICK_SIZE, Theme.LABEL_WEIGHT));
        }
        return widest;
    }

    private static void text(
            double x,
            double y,
            String text,
            Anchor anchor,
            int weight,
            Colour colour,
            Sketch sketch) {
        sketch.text(
                Meaning.of(Role.LEGEND_ENTRY),
                x,
                y,
                text,
                Theme.TICK_SIZE,
                weight,
                anchor,
                0,
                colour);
    }
}
