package dev.loupe.figure.mark.part;

import dev.loupe.figure.layout.Spread;
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
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Columns as wide as their counts, parted by the shares within them.
record Mosaic(Layer layer, Crosstab table) implements Bare {
    private static final double GAP = 2;
    private static final double SWATCH = 14;
    private static final double LEFT = 38;
    private static final double FOOT = 34;

    /// Residuals of this size and beyond have the ramp's strongest colours; 2 and 4 are the customary steps.
    private static final double STRONGEST = 6;

    @Override
    public int leftOut() {
        return table.leftOut();
    }

    @Override
    public List<Numbers> numbers() {
        int n = table.columns().length * table.levels().length;
        String[] x = new String[n];
        String[] color = new String[n];
        double[] value = new double[n];
        double[] residual = new double[n];
        for (int i = 0; i < n; i++) {
            int column = i / table.levels().length;
            int level = i % table.levels().length;
            x[i] = table.columns()[column];
            color[i] = table.levels()[level];
            value[i] = table.amounts()[column][level];
            residual[i] = table.residual(column, level);
        }
        return List.of(
                Numbers.of("mosaic", "")
                        .with("x", x)
                        .with("color", color)
                        .with("value", value)
                        .with("residual", residual));
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        double whole = table.whole();
        if (!(whole > 0)) {
            return;
        }
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().length; i++) {
            if (table.column(i) > 0) {
                columns.add(i);
            }
        }
        double swatch = residuals() ? 0 : SWATCH;
        double names = Math.min(widestLevel() + swatch + 10, stage.box().width() * 0.35);
        Box box = stage.box().inset(4, names, FOOT, LEFT);
        double gap = Math.min(GAP, 0.2 * box.width() / columns.size());
        double room = box.width() - gap * (columns.size() - 1);
        double x = box.x();
        shares(box, stage.theme(), sketch);
        for (int column : columns) {
            double width = room * table.column(column) / whole;
            column(column, new Box(x, box.y(), width, box.height()), stage, sketch);
            x += width + gap;
        }
        levels(columns.getLast(), box, names - swatch - 9, stage, sketch);
    }

    private double widestLevel() {
        return Arrays.stream(table.levels())
                .mapToDouble(n -> Typeface.width(n, Theme.TICK_SIZE, Theme.LABEL_WEIGHT))
                .max()
                .orElse(0);
    }

    /// The axis of shares within columns.
    private static void shares(Box box, Theme theme, Sketch sketch) {
        int every = box.height() >= 90 ? 25 : box.height() >= 40 ? 50 : 100;
        for (int percent = 0; percent <= 100; percent += every) {
            double y = box.bottom() - box.height() * percent / 100;
            sketch.line(
                    Meaning.of(Role.TICK),
                    box.x() - 5,
                    y,
                    box.x() - 2,
                    y,
                    new Stroke(theme.axis(), 1));
            sketch.text(
                    Meaning.of(Role.TICK),
                    box.x() - 8,
                    y + 4,
                    percent + Numerals.THIN + "%",
                    Theme.TICK_SIZE,
                    Theme.TEXT_WEIGHT,
                    Anchor.END,
                    0,
                    theme.tick());
        }
    }

    private void column(int column, Box box, Stage stage, Sketch sketch) {
        double sum = table.column(column);
        int shown = (int) Arrays.stream(table.amounts()[column]).filter(v -> v > 0).count();
        double gap = Math.min(GAP, 0.2 * box.height() / shown);
        double room = box.height() - gap * (shown - 1);
        double bottom = box.bottom();
        for (int level = 0; level < table.levels().length; level++) {
            double amount = table.amounts()[column][level];
            if (amount > 0) {
                double height = room * amount / sum;
                Box tile = new Box(box.x(), bottom - height, box.width(), height);
                tile(column, level, tile, stage, sketch);
                bottom -= height + gap;
            }
        }
        foot(column, box, stage.theme(), sketch);
    }

    private void foot(int column, Box box, Theme theme, Sketch sketch) {
        String name = table.columns()[column];
        String cut = Fitted.cut(name, box.width() - 4, Theme.TICK_SIZE, Theme.LABEL_WEIGHT);
        boolean readable = cut.equals(name) || cut.length() > 4;
        if (!readable) {
            return;
        }
        sketch.text(
                Meaning.of(Role.LABEL),
                box.centreX(),
                box.bottom() + 15,
                cut,
                Theme.TICK_SIZE,
                Theme.LABEL_WEIGHT,
                Anchor.MIDDLE,
                0,
                theme.ink());
        String share = Parts.share(table.column(column) / table.whole());
        if (Typeface.width(share, Theme.TICK_SIZE, Theme.TEXT_WEIGHT) < box.width()) {
            sketch.text(box.centreX(), box.bottom() + 29, share, Anchor.MIDDLE, theme.ink3());
        }
    }

    private void tile(int column, int level, Box box, Stage stage, Sketch sketch) {
        double amount = table.amounts()[column][level];
        boolean residuals = residuals();
        double residual = table.residual(column, level);
        Colour fill = residuals ? shade(residual, stage) : colour(level, stage);
        String share = Parts.share(amount / table.column(column));
        String words =
                table.columns()[column]
                        + ", "
                        + table.levels()[level]
                        + ": "
                        + Numerals.brief(amount)
                        + ", "
                        + share
                        + (residuals ? ", residual " + signed(residual) : "");
        Meaning meaning = Meaning.mark(words, key(level)).where(where(column, level));
        sketch.rect(meaning, box.x(), box.y(), box.right(), box.bottom(), fill, null);
        String text = residuals ? signed(residual) : share;
        if (box.height() >= 15
                && Typeface.width(text, Theme.TICK_SIZE, Theme.TEXT_WEIGHT) <= box.width() - 6) {
            sketch.text(
                    box.centreX(),
                    box.centreY() + 4,
                    text,
                    Anchor.MIDDLE,
                    stage.theme().textOn(fill));
        }
    }

    /// Names of the levels beside the last column, each as near to its tile as there is room.
    private void levels(int last, Box box, double width, Stage stage, Sketch sketch) {
        int n = table.levels().length;
        if (n * 12 > box.height() + 12) {
            return;
        }
        double sum = table.column(last);
        double[] wanted = new double[n];
        double below = 0;
        for (int level = 0; level < n; level++) {
            double amount = table.amounts()[last][level];
            wanted[level] = box.bottom() - (below + amount / 2) / sum * box.height();
            below += amount;
        }
        double[] placed = Spread.apart(wanted, 14, box.y() + 6, box.bottom() - 6);
        for (int level = 0; level < n; level++) {
            Theme theme = stage.theme();
            Colour ink = residuals() ? theme.ink2() : theme.textIn(colour(level, stage));
            String name = table.levels()[level];
            Meaning meaning = new Meaning(Role.LABEL, name, key(level), "", new int[0]);
            if (!residuals()) {
                Colour fill = colour(level, stage);
                double y = placed[level];
                double x = box.right() + 8;
                sketch.rect(meaning, x, y - 4, x + 8, y + 4, fill, null);
            }
            sketch.text(
                    meaning,
                    box.right() + 8 + (residuals() ? 0 : SWATCH),
                    placed[level] + 4,
                    Fitted.cut(name, width, Theme.TICK_SIZE, Theme.LABEL_WEIGHT),
                    Theme.TICK_SIZE,
                    Theme.LABEL_WEIGHT,
                    Anchor.START,
                    0,
                    ink);
        }
    }

    private boolean residuals() {
        return layer.options().word("shade").equals("residual");
    }

    private String key(int level) {
        return layer.title(Channel.COLOR) + " = " + table.levels()[level];
    }

    private String where(int column, int level) {
        return equal(layer.title(Channel.X), table.columns()[column])
                + " and "
                + equal(layer.title(Channel.COLOR), table.levels()[level]);
    }

    private static String equal(String column, String value) {
        return column + " = '" + value.replace("'", "''") + "'";
    }

    private Colour colour(int level, Stage stage) {
        if (stage.colour() instanceof Colouring.Classes classes) {
            return classes.of(classes.classes().indexOf(table.levels()[level]));
        }
        return stage.theme().fill(level).colour();
    }

    /// The ramp runs from fewer than expected to more; the sign in the tile says which, too.
    private static Colour shade(double residual, Stage stage) {
        double share = Math.clamp(0.5 + residual / (2 * STRONGEST), 0, 1);
        return stage.theme().diverging().at(Double.isNaN(share) ? 0.5 : share);
    }

    private static String signed(double residual) {
        return (residual > 0 ? "+" : "") + Numerals.brief(residual);
    }
}
