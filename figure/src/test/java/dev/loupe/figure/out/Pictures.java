package dev.loupe.figure.out;

import dev.loupe.figure.scene.Axis;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.scene.Symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Scenes made by hand, for tests of every way out.
final class Pictures {
    private static final String[] LIGHT = {"#ffffff", "#14171c", "#646b76", "#eceef1", "#c3c8cf"};
    private static final String[] DARK = {"#11151c", "#e8ebf0", "#8f97a4", "#1e242f", "#3a4250"};
    private static final String[] LIGHT_SERIES = {"#2566e0", "#db7a14", "#63129a", "#556608"};
    private static final String[] DARK_SERIES = {"#6c9ff5", "#e88a2a", "#7d5ad2", "#cfd96a"};
    static final String HOSTILE = "</script><b>&\"'\u0000\ud800 \u202e x";

    private Pictures() {}

    static Scene of(double width, double height, Item... items) {
        return new Scene(width, height, "", "", "", Colour.NONE, List.of(), List.of(items));
    }

    /// Lines of this many points that wander, as a learning curve does.
    static Scene lines(int lines, int points) {
        List<Item> items = new ArrayList<>();
        for (int line = 0; line < lines; line++) {
            double[] x = new double[points];
            double[] y = new double[points];
            Random random = new Random(line);
            for (int i = 0; i < points; i++) {
                x[i] = 40 + 560.0 * i / Math.max(1, points - 1);
                y[i] = 340 - 280 * (1 - Math.exp(-3.0 * i / points)) + 6 * random.nextGaussian();
            }
            Colour colour = Colour.of(LIGHT_SERIES[line % 4]);
            Meaning meaning = Meaning.mark("run " + line, "run " + line);
            items.add(new Item.Path(meaning, Outline.line(x, y), null, new Stroke(colour, 1.5)));
        }
        return of(640, 400, items.toArray(Item[]::new));
    }

    static Scene dots(int n, double radius, Colour fill) {
        double[] x = new double[n];
        double[] y = new double[n];
        Random random = new Random(7);
        for (int i = 0; i < n; i++) {
            x[i] = 320 + 90 * random.nextGaussian();
            y[i] = 200 + 55 * random.nextGaussian();
        }
        double[] radii = {radius};
        int[] fills = {fill.argb()};
        return of(
                640,
                400,
                new Item.Dots(
                        Meaning.mark("", "all"),
                        Symbol.CIRCLE,
                        x,
                        y,
                        radii,
                        fills,
                        null,
                        new int[0],
                        List.of()));
    }

    /// Every kind of item, symbol, script and direction.
    static Scene everything(boolean dark) {
        String[] tone = dark ? DARK : LIGHT;
        String[] series = dark ? DARK_SERIES : LIGHT_SERIES;
        Colour ink = Colour.of(tone[1]);
        Colour grey = Colour.of(tone[2]);
        Box left = new Box(56, 64, 300, 200);
        Box right = new Box(440, 64, 300, 200);
        List<Item> items = new ArrayList<>();
        items.add(
                text(
                        Meaning.of(Role.TITLE),
                        56,
                        28,
                        "Loss by step 0.1171 验证集 損失 шаг",
                        16,
                        600,
                        Anchor.START,
                        0,
                        ink));
        for (int i = 0; i <= 4; i++) {
            double y = left.bottom() - 50 * i;
            items.add(
                    new Item.Path(
                            Meaning.of(Role.GRID),
                            new Outline.Builder().move(56, y + 0.5).line(356, y + 0.5).build(),
                            null,
                            new Stroke(Colour.of(tone[3]), 1)));
        }
        for (int i = 0; i <= 4; i++) {
            double y = left.bottom() - 50 * i;
            items.add(
                    text(
                            Meaning.of(Role.TICK),
                            50,
                            y + 4,
                            "%.2f".formatted(i * 0.25),
                            11,
                            400,
                            Anchor.END,
                            0,
                            grey));
            items.add(
                    text(
                            Meaning.of(Role.TICK),
                            56 + 75 * i,
                            left.bottom() + 16,
                            String.valueOf(500 * i),
                            11,
                            400,
                            Anchor.MIDDLE,
                            0,
                            grey));
        }
        items.add(
                text(
                        Meaning.of(Role.AXIS_TITLE),
                        16,
                        164,
                        "validation loss 损失",
                        12,
                        500,
                        Anchor.MIDDLE,
                        -90,
                        grey));
        items.add(curves(left, series));
        items.add(bars(right, series, ink));
        items.add(symbols(series, Colour.of(tone[0])));
        items.add(heat());
        items.add(
                text(
                        Meaning.of(Role.NOTE),
                        440,
                        330,
                        "مرحبا بالعالم 123 (تجربة)",
                        13,
                        400,
                        Anchor.START,
                        0,
                        ink));
        items.add(
                text(
                        Meaning.of(Role.NOTE),
                        740,
                        330,
                        "שלום עולם, run 7",
                        13,
                        500,
                        Anchor.END,
                        0,
                        ink));
        items.add(
                text(
                        Meaning.of(Role.NOTE),
                        440,
                        356,
                        "Ünïcödé ﬁ ½ ± − × ≤ 日本語 한국어 😀🚀 e\u0301",
                        13,
                        400,
                        Anchor.START,
                        0,
                        ink));
        items.add(
                text(
                        Meaning.of(Role.ANNOTATION),
                        600,
                        400,
                        "turned by 30°",
                        12,
                        600,
                        Anchor.MIDDLE,
                        30,
                        Colour.of(series[1])));
        items.add(
                text(
                        Meaning.of(Role.NOTE),
                        440,
                        390,
                        "AVATAR To. 1,111.11",
                        18,
                        400,
                        Anchor.START,
                        0,
                        ink.fade(0.6)));
        Axis x = new Axis(Axis.Kind.LINEAR, "step", 0, 2000, List.of());
        Axis y = new Axis(Axis.Kind.LINEAR, "loss", 0, 1, List.of());
        Axis band =
                new Axis(Axis.Kind.BAND, "species", 0, 1, List.of("Adelie", "帝企鹅", "Gentoo", "d"));
        Axis count = new Axis(Axis.Kind.LINEAR, "count", 0, 100, List.of());
        return new Scene(
                780,
                440,
                "Loss by step",
                "Two runs fall; four bars.",
                "zh-CN",
                Colour.of(tone[0]),
                List.of(new Panel("left", left, x, y), new Panel("right", right, band, count)),
                items);
    }

    private static Item curves(Box panel, String[] series) {
        List<Item> marks = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            double[] x = new double[200];
            double[] y = new double[200];
            Outline.Builder band = new Outline.Builder();
            for (int i = 0; i < 200; i++) {
                x[i] = panel.x() + 300.0 * i / 199;
                y[i] =
                        panel.y()
                                + 20 * run
                                + 190 * (1 - Math.exp(-i / (30.0 + 25 * run)))
                                + 5 * Math.sin(i * (run + 1));
            }
            y[120] = run == 1 ? Double.NaN : y[120];
            for (int i = 0; i < 200; i += 10) {
                double at = Double.isNaN(y[i]) ? y[i - 1] : y[i];
                if (i == 0) {
                    band.move(x[0], at - 14);
                } else {
                    band.line(x[i], at - 14);
                }
            }
            for (int i = 190; i >= 0; i -= 10) {
                band.line(x[i], (Double.isNaN(y[i]) ? y[i - 1] : y[i]) + 14);
            }
            Colour colour = Colour.of(series[run]);
            String key = "run " + run;
            Meaning meaning = Meaning.mark(key, key);
            marks.add(new Item.Path(meaning, band.close().build(), colour.fade(0.16), null));
            Stroke stroke = run == 2 ? new Stroke(colour, 1.5, 6, 3) : new Stroke(colour, 1.5);
            marks.add(new Item.Path(meaning, Outline.line(x, y), null, stroke));
        }
        return new Item.Group(Meaning.of(Role.PANEL, "left"), panel, marks);
    }

    private static Item bars(Box panel, String[] series, Colour ink) {
        List<Item> marks = new ArrayList<>();
        double[] counts = {30, 92, 55, 71};
        for (int i = 0; i < 4; i++) {
            double height = 2 * counts[i];
            Box box = new Box(panel.x() + 10 + 75 * i, panel.bottom() - height, 55, height);
            Meaning meaning = Meaning.mark("bar " + i + ": " + counts[i], "").where("kind = " + i);
            marks.add(
                    new Item.Rect(
                            meaning,
                            box,
                            3,
                            Colour.of(series[i]).fade(0.8),
                            i == 1 ? new Stroke(ink, 1.5) : null));
        }
        Outline ring = new Outline.Builder().circle(590, 110, 30).circle(590, 110, 16).build();
        marks.add(
                new Item.Path(
                        Meaning.mark("ring", ""), ring, Colour.of(series[2]).fade(0.7), null));
        return new Item.Group(Meaning.of(Role.PANEL, "right"), panel, marks);
    }

    private static Item symbols(String[] series, Colour surface) {
        List<Item> items = new ArrayList<>();
        int k = 0;
        for (Symbol symbol : Symbol.values()) {
            double[] x = new double[5];
            double[] y = new double[5];
            int[] fill = new int[5];
            double[] radius = new double[5];
            String[] names = new String[5];
            for (int i = 0; i < 5; i++) {
                x[i] = 70 + 36 * k;
                y[i] = 316 + 20 * i;
                radius[i] = 3 + i;
                fill[i] = Colour.of(series[k % 4]).fade(i == 4 ? 0.4 : 1).argb();
                names[i] = symbol + " " + i;
            }
            Stroke stroke = k % 2 == 0 || symbol.open() ? null : new Stroke(surface, 1);
            List<Item.Facts> facts = List.of(new Item.Facts("dot", names));
            Meaning meaning = Meaning.mark("", symbol.name());
            items.add(
                    new Item.Dots(meaning, symbol, x, y, radius, fill, stroke, new int[0], facts));
            k++;
        }
        return new Item.Group(Meaning.NONE, null, items);
    }

    private static Item heat() {
        int[] cells = new int[6 * 4];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Colour.rgb(i / 24.0, 0.4, 1 - i / 24.0).fade(i == 9 ? 0.2 : 1).argb();
        }
        Box box = new Box(360, 300, 60, 40);
        Box smooth = new Box(360, 350, 60, 40);
        return new Item.Group(
                Meaning.NONE,
                null,
                List.of(
                        new Item.Raster(Meaning.mark("heat", ""), box, 6, 4, cells, false),
                        new Item.Raster(Meaning.mark("heat", ""), smooth, 6, 4, cells, true)));
    }

    static Item.Text text(
            Meaning meaning,
            double x,
            double y,
            String text,
            double size,
            int weight,
            Anchor anchor,
            double angle,
            Colour colour) {
        return new Item.Text(meaning, x, y, text, size, weight, anchor, angle, colour);
    }

    static Item.Text text(String text) {
        return text(Meaning.NONE, 10, 20, text, 12, 400, Anchor.START, 0, new Colour(-1));
    }
}
