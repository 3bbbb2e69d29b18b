package dev.loupe.figure.mark.flow;

import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Names beside dots, the largest dots first: right, left, above or below, where they cover neither names nor dots and the fewest lines; else none.
final class NodeNames {
    private static final double HEIGHT = 13;
    private static final double MOST_WIDTH = 130;
    private static final int MOST = 400;

    private NodeNames() {}

    static void draw(
            Links links, double[] x, double[] y, double[] radius, Stage stage, Sketch sketch) {
        List<Box> taken = new ArrayList<>();
        int[] order =
                IntStream.range(0, x.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -radius[i]))
                        .mapToInt(i -> i)
                        .limit(MOST)
                        .toArray();
        for (int i : order) {
            taken.add(new Box(x[i] - radius[i], y[i] - radius[i], 2 * radius[i], 2 * radius[i]));
        }
        for (int i : order) {
            String name =
                    Fitted.cut(
                            links.nodes().get(i), MOST_WIDTH, Theme.TICK_SIZE, Theme.LABEL_WEIGHT);
            double width = Typeface.width(name, Theme.TICK_SIZE, Theme.LABEL_WEIGHT);
            double reach = radius[i] + 4;
            List<Box> places =
                    List.of(
                            new Box(x[i] + reach, y[i] - HEIGHT / 2, width, HEIGHT),
                            new Box(x[i] - reach - width, y[i] - HEIGHT / 2, width, HEIGHT),
                            new Box(x[i] - width / 2, y[i] - reach - HEIGHT + 2, width, HEIGHT),
                            new Box(x[i] - width / 2, y[i] + reach - 2, width, HEIGHT));
            Box best = null;
            int least = Integer.MAX_VALUE;
            for (Box place : places) {
                if (within(place, stage.box()) && taken.stream().noneMatch(place::overlaps)) {
                    int crossed = crossed(place, links, x, y);
                    if (crossed < least) {
                        least = crossed;
                        best = place;
                    }
                }
            }
            if (best != null) {
                taken.add(best);
                write(name, best, stage, sketch);
            }
        }
    }

    private static int crossed(Box place, Links links, double[] x, double[] y) {
        int count = 0;
        for (Links.Link link : links.links()) {
            int a = link.source();
            int b = link.target();
            count += crosses(place, x[a], y[a], x[b], y[b]) ? 1 : 0;
        }
        return count;
    }

    /// Whether a line passes through a box: the parts of it that lie between the upright and between the level edges overlap.
    private static boolean crosses(Box box, double x1, double y1, double x2, double y2) {
        double[] level = share(x1, x2, box.x(), box.right());
        double[] upright = share(y1, y2, box.y(), box.bottom());
        return Math.max(Math.max(level[0], upright[0]), 0)
                < Math.min(Math.min(level[1], upright[1]), 1);
    }

    /// From where to where along a way it lies between two edges, 0 at its start and 1 at its end.
    private static double[] share(double from, double to, double low, double high) {
        if (from == to) {
            return from > low && from < high ? new double[] {0, 1} : new double[] {1, 0};
        }
        double a = (low - from) / (to - from);
        double b = (high - from) / (to - from);
        return new double[] {Math.min(a, b), Math.max(a, b)};
    }

    private static boolean within(Box place, Box panel) {
        return place.x() >= panel.x()
                && place.right() <= panel.right()
                && place.y() >= panel.y()
                && place.bottom() <= panel.bottom();
    }

    private static void write(String name, Box place, Stage stage, Sketch sketch) {
        sketch.rect(
                Meaning.NONE,
                place.x() - 1,
                place.y(),
                place.right() + 1,
                place.bottom(),
                stage.theme().surface().fade(0.7),
                null);
        sketch.text(
                Meaning.of(Role.LABEL),
                place.x(),
                place.centreY() + 4,
                name,
                Theme.TICK_SIZE,
                Theme.LABEL_WEIGHT,
                Anchor.START,
                0,
                stage.theme().ink());
    }
}
