package dev.loupe.figure.mark.flow;

import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Continuous;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scale.Tick;
import dev.loupe.figure.scale.Warp;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Clustering;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// A dendrogram with its leaves below each other at the right and its distances along the foot.
///
/// @param rows     of the table, one a leaf
/// @param clusters how many subtrees are coloured
record TreeDrawing(Layer layer, int[] rows, Clustering tree, int clusters) {
    private static final double FOOT = 36;
    private static final double LEAST_NAME = 11;
    private static final double CHIP = 8;

    void draw(Stage stage, Sketch sketch) {
        int n = rows.length;
        int[] leaves = tree.leaves();
        Box box = stage.box();
        double row = (box.height() - FOOT) / n;
        boolean named = layer.has(Channel.TEXT) && row >= LEAST_NAME;
        boolean chips = layer.has(Channel.COLOR);
        double names = named ? nameWidth(box) : 0;
        double right = box.right() - names - (chips ? CHIP + 4 : 0) - 4;
        double most = n > 1 ? tree.height()[n - 2] : 1;
        Continuous scale =
                new Continuous(
                        Warp.LINEAR,
                        0,
                        most > 0 ? most : 1,
                        right,
                        Math.min(right - 20, box.x() + 16));
        joins(scale, box.y(), row, stage, sketch);
        Map<Integer, Group> groups = new HashMap<>();
        layer.over(rows)
                .groups()
                .forEach(g -> Arrays.stream(g.rows()).forEach(r -> groups.put(r, g)));
        for (int place = 0; place < n; place++) {
            int at = rows[leaves[place]];
            double y = box.y() + (place + 0.5) * row;
            Group group = groups.get(at);
            if (chips && group != null) {
                chip(at, group, right + 4, y, row, stage, sketch);
            }
            if (named) {
                sketch.text(
                        Meaning.of(Role.LABEL),
                        box.right() - names + 2,
                        y + 4,
                        Fitted.cut(
                                layer.column(Channel.TEXT).text(at),
                                names,
                                Theme.TICK_SIZE,
                                Theme.TEXT_WEIGHT),
                        Theme.TICK_SIZE,
                        Theme.TEXT_WEIGHT,
                        Anchor.START,
                        0,
                        stage.theme().ink());
            }
        }
        foot(scale, box, stage.theme(), sketch);
    }

    private double nameWidth(Box box) {
        double widest = 0;
        for (int row : rows) {
            String name = layer.column(Channel.TEXT).text(row);
            widest = Math.max(widest, Typeface.width(name, Theme.TICK_SIZE, Theme.TEXT_WEIGHT));
        }
        return Math.min(widest + 4, 0.35 * box.width());
    }

    /// The cluster of each join, from 0 in the order of leaves; −1 for those that join clusters.
    private int[] clusterOf() {
        int n = rows.length;
        int[] of = new int[2 * n - 1];
        Arrays.fill(of, -1);
        int kept = n - Math.min(clusters, n);
        boolean[] inside = new boolean[2 * n - 1];
        for (int join = 0; join < kept; join++) {
            inside[n + join] = true;
        }
        int next = 0;
        for (int leaf : tree.leaves()) {
            int top = leaf;
            for (int join = 0; join < kept; join++) {
                if (tree.left()[join] == top || tree.right()[join] == top) {
                    top = n + join;
                }
            }
            if (inside[top] && of[top] < 0) {
                of[top] = next++;
            }
        }
        for (int join = kept - 1; join >= 0; join--) {
            for (int child : new int[] {tree.left()[join], tree.right()[join]}) {
                if (of[n + join] >= 0) {
                    of[child] = of[n + join];
                }
            }
        }
        return of;
    }

    private void joins(Continuous scale, double top, double row, Stage stage, Sketch sketch) {
        int n = rows.length;
        int[] cluster = clusterOf();
        double[][] brackets = tree.brackets();
        Colour paint = layer.paint();
        for (int join = 0; join < brackets.length; join++) {
            double[] b = brackets[join];
            double x = scale.at(b[4]);
            double y1 = top + (b[0] + 0.5) * row;
            double y2 = top + (b[2] + 0.5) * row;
            int of = cluster[n + join];
            Colour colour =
                    paint != null
                            ? paint
                            : of < 0 || clusters == 1
                                    ? stage.theme().ink3()
                                    : stage.theme().look(of).colour();
            Outline outline =
                    new Outline.Builder(4)
                            .move(scale.at(b[1]), y1)
                            .line(x, y1)
                            .line(x, y2)
                            .line(scale.at(b[3]), y2)
                            .build();
            sketch.stroke(
                    Meaning.mark(tree.size()[join] + " rows join at " + Numerals.brief(b[4]), ""),
                    outline,
                    new Stroke(
                            colour.fade(layer.options().number("opacity", 1)), n > 100 ? 1 : 1.25));
        }
    }

    private void chip(
            int row, Group group, double x, double y, double height, Stage stage, Sketch sketch) {
        Colour plain = stage.look(group, null).colour();
        Colour colour =
                layer.splits(Channel.COLOR)
                        ? plain
                        : stage.ramped(layer.numbers(Channel.COLOR)[row], plain);
        double half = Math.max(0.5, height - (height > 6 ? 1 : 0)) / 2;
        sketch.rect(
                Meaning.mark(layer.column(Channel.COLOR).text(row), group.key()).rows(row),
                x,
                y - half,
                x + CHIP,
                y + half,
                colour,
                null);
    }

    private static void foot(Continuous scale, Box box, Theme theme, Sketch sketch) {
        double y = box.bottom() - FOOT + 6;
        sketch.line(
                Meaning.of(Role.AXIS), scale.to(), y, scale.from(), y, new Stroke(theme.axis(), 1));
        for (Tick tick : scale.ticks((int) Math.clamp(scale.length() / 80, 2, 6))) {
            double x = scale.at(tick.value());
            sketch.line(Meaning.of(Role.TICK), x, y, x, y + 3, new Stroke(theme.axis(), 1));
            sketch.text(
                    Meaning.of(Role.TICK),
                    x,
                    y + 15,
                    tick.label(),
                    Theme.TICK_SIZE,
                    Theme.TEXT_WEIGHT,
                    Anchor.MIDDLE,
                    0,
                    theme.tick());
        }
        sketch.text(
                Meaning.of(Role.AXIS_TITLE),
                (scale.from() + scale.to()) / 2,
                y + 29,
                "distance",
                Theme.SMALL_SIZE,
                Theme.LABEL_WEIGHT,
                Anchor.MIDDLE,
                0,
                theme.ink2());
    }
}
