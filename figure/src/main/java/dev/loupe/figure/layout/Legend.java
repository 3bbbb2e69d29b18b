package dev.loupe.figure.layout;

import dev.loupe.figure.mark.Hatch;
import dev.loupe.figure.mark.Hatched;
import dev.loupe.figure.mark.Signature.Swatch;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Classes and their looks, in one line above the panels or in a column beside them. A swatch is a sample of the mark itself.
///
/// @param title of the classes; may be empty
/// @param more  classes that have no entry for want of room
public record Legend(String title, List<Entry> entries, Swatch swatch, int more) {
    private static final double SWATCH = 14;
    private static final double ROW = 18;
    private static final double LEAST_ROW = 14;
    private static final double SPACE = 16;
    private static final double MOST_NAME = 180;

    public Legend {
        entries = List.copyOf(entries);
    }

    public Legend(String title, List<Entry> entries, Swatch swatch) {
        this(title, entries, swatch, 0);
    }

    /// One class.
    ///
    /// @param series the key that its shapes carry
    /// @param hatch  the pattern of its areas; null for none
    public record Entry(
            String name, String series, Theme.Look look, double radius, @Nullable Hatch hatch) {
        public Entry(String name, String series, Theme.Look look, double radius) {
            this(name, series, look, radius, null);
        }
    }

    private static double width(Entry entry) {
        return SWATCH
                + 6
                + Math.min(
                        MOST_NAME,
                        Typeface.width(entry.name(), Theme.SMALL_SIZE, Theme.TEXT_WEIGHT));
    }

    /// Large dots need higher rows.
    private double row() {
        double largest = entries.stream().mapToDouble(Entry::radius).max().orElse(0);
        return swatch == Swatch.DOT ? Math.max(ROW, 2 * largest + 2) : ROW;
    }

    private double titleWidth() {
        return title.isEmpty()
                ? 0
                : Typeface.width(title, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT) + SPACE;
    }

    /// The same without its title.
    public Legend untitled() {
        return new Legend("", entries, swatch, more);
    }

    /// Pixels that all entries take in one line.
    public double lineWidth() {
        return titleWidth() + entries.stream().mapToDouble(e -> width(e) + SPACE).sum() - SPACE;
    }

    /// Pixels that entries take below each other.
    public double columnWidth() {
        double widest = entries.stream().mapToDouble(Legend::width).max().orElse(0);
        return Math.max(
                widest,
                Math.min(MOST_NAME, Typeface.width(title, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT)));
    }

    public double columnHeight() {
        return (title.isEmpty() ? 0 : ROW + 2) + row() * entries.size();
    }

    /// The height of the entries as lines of text of this width.
    public double flowHeight(double width) {
        return (places(width).getLast().line + 1) * row();
    }

    /// With as many entries as these lines of text hold, and how many are left out.
    public Legend within(double width, int lines) {
        List<Place> all = places(width);
        int fit = (int) all.stream().takeWhile(place -> place.line < lines).count();
        Legend fewer =
                fit >= all.size()
                        ? this
                        : new Legend(
                                title,
                                entries.subList(0, Math.max(1, fit)),
                                swatch,
                                more + entries.size() - Math.max(1, fit));
        while (fewer.entries.size() > 1 && fewer.places(width).getLast().line >= lines) {
            fewer =
                    new Legend(
                            title,
                            fewer.entries.subList(0, fewer.entries.size() - 1),
                            swatch,
                            fewer.more + 1);
        }
        return fewer;
    }

    private String rest() {
        return "and " + more + " more";
    }

    private record Place(double x, int line) {}

    /// Where entries stand in lines of text, and after them what says how many are left out.
    private List<Place> places(double width) {
        List<Place> places = new ArrayList<>();
        double x = titleWidth();
        int line = 0;
        for (int i = 0; i < entries.size() + (more > 0 ? 1 : 0); i++) {
            double wide =
                    i < entries.size()
                            ? width(entries.get(i))
                            : Typeface.width(rest(), Theme.SMALL_SIZE, Theme.TEXT_WEIGHT);
            if (x > titleWidth() && x + wide > width) {
                line++;
                x = titleWidth();
            }
            places.add(new Place(x, line));
            x += wide + SPACE;
        }
        if (places.isEmpty()) {
            places.add(new Place(x, 0));
        }
        return places;
    }

    /// As lines of text.
    public void drawFlow(double left, double top, double width, Theme theme, Sketch sketch) {
        sketch.group(
                Meaning.of(Role.LEGEND, title),
                null,
                in -> {
                    in.text(
                            Meaning.of(Role.LEGEND),
                            left,
                            top + 13,
                            title,
                            Theme.SMALL_SIZE,
                            Theme.LABEL_WEIGHT,
                            Anchor.START,
                            0,
                            theme.ink2());
                    double row = row();
                    List<Place> places = places(width);
                    for (int i = 0; i < entries.size(); i++) {
                        Place place = places.get(i);
                        draw(
                                entries.get(i),
                                left + place.x,
                                top + place.line * row,
                                row,
                                theme,
                                in);
                    }
                    if (more > 0) {
                        Place place = places.getLast();
                        rest(rest(), left + place.x, top + place.line * row + 13, theme, in);
                    }
                });
    }

    /// Below each other; what has no room is counted in a last line.
    public void drawColumn(double left, double top, double height, Theme theme, Sketch sketch) {
        sketch.group(
                Meaning.of(Role.LEGEND, title),
                null,
                in -> {
                    double y = top;
                    if (!title.isEmpty()) {
                        in.text(
                                Meaning.of(Role.LEGEND),
                                left,
                                y + 13,
                                Fitted.cut(title, MOST_NAME, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT),
                                Theme.SMALL_SIZE,
                                Theme.LABEL_WEIGHT,
                                Anchor.START,
                                0,
                                theme.ink2());
                        y += ROW + 2;
                    }
                    double free = top + height - y;
                    double usual = row();
                    double least = usual > ROW ? usual : LEAST_ROW;
                    double row = Math.clamp(free / Math.max(1, entries.size()), least, usual);
                    int room = (int) Math.max(1, Math.floor(free / row + 1e-9));
                    int shown = entries.size() <= room ? entries.size() : Math.max(1, room - 1);
                    for (Entry entry : entries.subList(0, shown)) {
                        draw(entry, left, y - (usual - row) / 2, usual, theme, in);
                        y += row;
                    }
                    if (shown < entries.size()) {
                        String rest = "and " + (entries.size() - shown) + " more";
                        rest(rest, left, y + 13, theme, in);
                    }
                });
    }

    private static void rest(String text, double left, double base, Theme theme, Sketch sketch) {
        sketch.text(
                Meaning.of(Role.NOTE),
                left,
                base,
                text,
                Theme.SMALL_SIZE,
                Theme.TEXT_WEIGHT,
                Anchor.START,
                0,
                theme.ink3());
    }

    private void draw(
            Entry entry, double left, double top, double row, Theme theme, Sketch sketch) {
        Meaning meaning =
                new Meaning(Role.LEGEND_ENTRY, entry.name(), entry.series(), "", new int[0]);
        sketch.group(
                meaning,
                null,
                in -> {
                    swatch(entry, left, top + row / 2, theme, in);
                    in.text(
                            Meaning.of(Role.LEGEND_ENTRY),
                            left + SWATCH + 6,
                            top + row / 2 + 4,
                            Fitted.cut(
                                    entry.name(), MOST_NAME, Theme.SMALL_SIZE, Theme.TEXT_WEIGHT),
                            Theme.SMALL_SIZE,
                            Theme.TEXT_WEIGHT,
                            Anchor.START,
                            0,
                            theme.ink());
                });
    }

    private void swatch(Entry entry, double left, double middle, Theme theme, Sketch sketch) {
        Theme.Look look = entry.look();
        Meaning meaning = Meaning.of(Role.LEGEND_ENTRY);
        switch (swatch) {
            case LINE ->
                    sketch.line(
                            meaning,
                            left,
                            middle,
                            left + SWATCH,
                            middle,
                            new Stroke(look.colour(), 2, look.dash()));
            case SQUARE -> {
                Hatch hatch = entry.hatch();
                Box box = new Box(left + 2, middle - 5, 10, 10);
                if (hatch == null) {
                    sketch.add(new Item.Rect(meaning, box, 2, look.colour(), null));
                } else {
                    Box wide = new Box(left - 1, middle - 6, SWATCH + 2, 12);
                    sketch.add(new Item.Rect(meaning, wide, 1, look.colour(), null));
                    Hatched.sample(hatch, wide, look.colour(), theme, sketch);
                }
            }
            case DOT -> dot(entry, left + SWATCH / 2, middle, meaning, sketch);
            case LINE_AND_DOT -> {
                Stroke stroke = new Stroke(look.colour(), 2, look.dash());
                sketch.line(meaning, left - 4, middle, left + SWATCH + 3, middle, stroke);
                dot(entry, left + SWATCH / 2, middle, meaning, sketch);
            }
            case NONE -> {}
        }
    }

    private static void dot(Entry entry, double x, double y, Meaning meaning, Sketch sketch) {
        Theme.Look look = entry.look();
        Outline outline = moved(look.symbol().outline(entry.radius()), x, y);
        boolean open = look.symbol().open();
        sketch.path(
                meaning,
                outline,
                open ? null : look.colour(),
                open ? new Stroke(look.colour(), Theme.LINE) : null);
    }

    private static Outline moved(Outline outline, double dx, double dy) {
        double[] points = outline.points().clone();
        for (int i = 0; i < points.length; i += 2) {
            points[i] += dx;
            points[i + 1] += dy;
        }
        return new Outline(outline.steps(), points);
    }
}
