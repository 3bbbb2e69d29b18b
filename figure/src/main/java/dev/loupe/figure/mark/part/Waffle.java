package dev.loupe.figure.mark.part;

import dev.loupe.figure.mark.Bare;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Colouring;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.Arrays;
import java.util.List;

/// Parts of a whole as cells of one size.
record Waffle(Layer layer, Tally tally, List<WaffleMark.Part> parts, int[] cells) implements Bare {
    private static final double LINE = 20;
    private static final double SWATCH = 10;
    private static final double BESIDE = 20;
    private static final double MOST_CELL = 28;

    @Override
    public int leftOut() {
        return tally.leftOut();
    }

    @Override
    public List<Numbers> numbers() {
        return List.of(
                Numbers.of("waffle", "")
                        .with(
                                "name",
                                parts.stream().map(WaffleMark.Part::name).toArray(String[]::new))
                        .with(
                                "value",
                                parts.stream().mapToDouble(WaffleMark.Part::amount).toArray())
                        .with("cells", Arrays.stream(cells).asDoubleStream().toArray()));
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        int count = Arrays.stream(cells).sum();
        if (count == 0) {
            return;
        }
        Box box = stage.box();
        double list = Math.min(listWidth(), box.width() * 0.6);
        int wished = layer.options().count("across", count <= 100 ? 10 : 0);
        Box beside = box.inset(0, list + BESIDE, 0, 0);
        Box above = box.inset(0, 0, LINE * lines() + 10, 0);
        int acrossBeside = across(beside, count, wished);
        int acrossAbove = across(above, count, wished);
        double cellBeside = cell(beside, count, acrossBeside);
        double cellAbove = cell(above, count, acrossAbove);
        if (cellBeside >= cellAbove) {
            grid(beside, acrossBeside, cellBeside, stage, sketch);
            list(box.x() + acrossBeside * cellBeside + BESIDE, box.y(), list, stage, sketch);
        } else {
            grid(above, acrossAbove, cellAbove, stage, sketch);
            double below = (count + acrossAbove - 1) / acrossAbove * cellAbove;
            list(box.x(), box.y() + below + 10, box.width(), stage, sketch);
        }
    }

    /// As many squares in a row as were wished for, else as many as make them largest.
    private static int across(Box room, int count, int wished) {
        if (wished > 0) {
            return Math.min(wished, count);
        }
        int best = 1;
        for (int across = 2; across <= Math.min(count, 500); across++) {
            if (cell(room, count, across) > cell(room, count, best)) {
                best = across;
            }
        }
        return best;
    }

    private static double cell(Box room, int count, int across) {
        int rows = (count + across - 1) / across;
        return Math.min(MOST_CELL, Math.min(room.width() / across, room.height() / rows));
    }

    private int lines() {
        return parts.size() + (unit().isEmpty() ? 0 : 1);
    }

    private String unit() {
        double unit = layer.options().number("unit", 0);
        return unit > 0 ? "one square is " + Numerals.brief(unit) : "";
    }

    /// All with the same decimals, as they stand below each other.
    private String[] shares() {
        double[] tenths =
                parts.stream()
                        .mapToDouble(p -> Math.rint(1000 * p.amount() / tally.whole()) / 10)
                        .toArray();
        String[] shares = Numerals.of(tenths);
        Arrays.setAll(shares, i -> shares[i] + Numerals.THIN + "%");
        return shares;
    }

    private double listWidth() {
        double widest = Typeface.width(unit(), Theme.TICK_SIZE, Theme.TEXT_WEIGHT);
        for (WaffleMark.Part part : parts) {
            double name = Typeface.width(part.name(), Theme.SMALL_SIZE, Theme.LABEL_WEIGHT);
            widest = Math.max(widest, SWATCH + 8 + name + 12 + shareWidth());
        }
        return widest;
    }

    private double shareWidth() {
        return Arrays.stream(shares())
                .mapToDouble(s -> Typeface.width(s, Theme.SMALL_SIZE, Theme.TEXT_WEIGHT))
                .max()
                .orElse(0);
    }

    /// Squares run along rows from the top left, so that each class is one piece.
    private void grid(Box room, int across, double cell, Stage stage, Sketch sketch) {
        double gap = cell >= 8 ? 2 : cell >= 4 ? 1 : 0.25 * cell;
        int next = 0;
        for (int i = 0; i < parts.size(); i++) {
            Outline.Builder outline = new Outline.Builder(5 * cells[i]);
            for (int k = 0; k < cells[i]; k++, next++) {
                double x = room.x() + next % across * cell;
                double y = room.y() + next / across * cell;
                outline.box(new Box(x, y, cell - gap, cell - gap));
            }
            sketch.fill(meaning(i), outline.build(), fill(parts.get(i), stage));
        }
    }

    private void list(double x, double y, double width, Stage stage, Sketch sketch) {
        Theme theme = stage.theme();
        String[] shares = shares();
        double figures = shareWidth();
        double names = 0;
        for (WaffleMark.Part part : parts) {
            names =
                    Math.max(
                            names,
                            Typeface.width(part.name(), Theme.SMALL_SIZE, Theme.LABEL_WEIGHT));
        }
        names = Math.min(names, width - SWATCH - 8 - 12 - figures) + 0.01;
        for (int i = 0; i < parts.size(); i++) {
            WaffleMark.Part part = parts.get(i);
            double top = y + i * LINE;
            sketch.rect(
                    new Meaning(Role.LABEL, part.name(), key(part), "", new int[0]),
                    x,
                    top + 1,
                    x + SWATCH,
                    top + 1 + SWATCH,
                    fill(part, stage),
                    null);
            text(
                    x + SWATCH + 8,
                    top + 10,
                    Fitted.cut(part.name(), names, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT),
                    Theme.LABEL_WEIGHT,
                    Anchor.START,
                    theme.ink(),
                    sketch);
            text(
                    x + SWATCH + 8 + names + 12 + figures,
                    top + 10,
                    shares[i],
                    Theme.TEXT_WEIGHT,
                    Anchor.END,
                    theme.ink2(),
                    sketch);
        }
        sketch.text(x, y + parts.size() * LINE + 10, unit(), Anchor.START, theme.ink3());
    }

    private static void text(
            double x,
            double y,
            String text,
            int weight,
            Anchor anchor,
            Colour colour,
            Sketch sketch) {
        Meaning meaning = Meaning.of(Role.LABEL);
        sketch.text(meaning, x, y, text, Theme.SMALL_SIZE, weight, anchor, 0, colour);
    }

    private String key(WaffleMark.Part part) {
        return part.place() < 0 ? "" : layer.title(Channel.COLOR) + " = " + part.name();
    }

    private Meaning meaning(int i) {
        WaffleMark.Part part = parts.get(i);
        String words = part.name() + ", " + Numerals.brief(part.amount()) + ", " + shares()[i];
        return Meaning.mark(words, key(part)).rows(part.rows());
    }

    /// The class' own colour while all classes have one, else that of its place in the list.
    private Colour fill(WaffleMark.Part part, Stage stage) {
        Theme theme = stage.theme();
        if (part.place() < 0) {
            return theme.mute();
        }
        if (tally.names().length > theme.series().size()) {
            return theme.look(parts.indexOf(part)).colour();
        }
        return stage.colour() instanceof Colouring.Classes classes
                ? classes.of(classes.classes().indexOf(part.name()))
                : theme.look(part.place()).colour();
    }
}
