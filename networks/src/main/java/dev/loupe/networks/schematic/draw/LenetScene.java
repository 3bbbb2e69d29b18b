package dev.loupe.networks.schematic.draw;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Oklab;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Typeface;
import dev.loupe.networks.schematic.Filter;
import dev.loupe.networks.schematic.Lenet;
import dev.loupe.networks.schematic.Lenet.Maps;
import dev.loupe.networks.schematic.Lenet.Vector;
import dev.loupe.networks.schematic.draw.Stacks.Stack;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// Stacks of feature maps as a scene.
final class LenetScene {
    private final Lenet lenet;
    private final Board board;
    private final List<Stack> stacks;
    private final Colour first;
    private final Colour second;
    private final Stroke border;
    private final Stroke ray;

    private LenetScene(Lenet lenet, Theme theme) {
        this.lenet = lenet;
        board = new Board(lenet.sheet(), theme);
        stacks = Stacks.of(lenet);
        Lenet.Paint paint = lenet.paint();
        first = Board.or(paint.first(), theme.muteFill());
        second = Board.or(paint.second(), Oklab.mix(theme.mute(), theme.ink3(), 0.25));
        border = new Stroke(Board.or(paint.border(), theme.ink2()), paint.borderWidth());
        ray = new Stroke(Board.or(paint.border(), theme.ink2()), Math.min(1, paint.borderWidth()));
    }

    static Scene of(Lenet lenet, Theme theme) {
        LenetScene scene = new LenetScene(lenet, theme);
        scene.stacks.forEach(scene::stack);
        SplittableRandom random = new SplittableRandom(lenet.seed());
        List<Seen> all = new ArrayList<>();
        for (Stack stack : scene.stacks) {
            all.add(scene.seen(stack, random.nextDouble(), random.nextDouble()));
        }
        for (int i = 0; i < all.size() - 1; i++) {
            scene.rays(i, all.get(i));
        }
        if (lenet.labels()) {
            scene.sizes();
            scene.operations();
        }
        String layers =
                lenet.layers().stream().map(Stacks::label).collect(Collectors.joining(", "));
        return scene.board.scene("Convolutional network", "Layers, input first: " + layers + ".");
    }

    private void stack(Stack stack) {
        switch (stack.layer()) {
            case Maps maps -> {
                for (int i = 0; i < stack.drawn(); i++) {
                    board.rect(
                            i == stack.drawn() - 1
                                    ? Meaning.of(Role.MARK, said(maps, stack))
                                    : Meaning.NONE,
                            stack.map(i, lenet.mapSpacing()),
                            0,
                            (i % 2 == 0 ? first : second).fade(lenet.paint().opacity()),
                            border);
                }
            }
            case Vector vector ->
                    board.path(
                            Meaning.of(
                                    Role.MARK,
                                    String.format(Locale.ROOT, "%,d numbers", vector.dense())),
                            stack.bar(),
                            first.fade(lenet.paint().opacity()),
                            border);
        }
    }

    private static String said(Maps maps, Stack stack) {
        String all =
                String.format(
                        Locale.ROOT,
                        "%,d maps of %,d × %,d",
                        maps.maps(),
                        maps.height(),
                        maps.across());
        return stack.drawn() < maps.maps() ? all + ", " + stack.drawn() + " drawn" : all;
    }

    /// What an operation looks at.
    ///
    /// @param box        null for a vector, which is seen as a whole
    /// @param down,right where it lies in its map, each in `[0, 1)`
    private record Seen(@Nullable Box box, double down, double right) {}

    /// Draws the filter; those of all stacks come before any ray, which a large one would cover.
    private Seen seen(Stack stack, double down, double right) {
        if (!(stack.layer() instanceof Maps maps)) {
            return new Seen(null, down, right);
        }
        Box front = stack.map(stack.drawn() - 1, lenet.mapSpacing());
        Filter filter = maps.filter();
        if (filter == null) {
            return new Seen(front, down, right);
        }
        double high = front.height() * Math.min(1, (double) filter.height() / maps.height());
        double wide = front.width() * Math.min(1, (double) filter.across() / maps.across());
        Box box =
                new Box(
                        front.x() + right * (front.width() - wide),
                        front.y() + down * (front.height() - high),
                        wide,
                        high);
        board.rect(
                Meaning.of(
                        Role.ANNOTATION, "filter of " + filter.height() + " × " + filter.across()),
                box,
                0,
                first.fade(lenet.paint().opacity()),
                border);
        return new Seen(box, down, right);
    }

    /// From what an operation looks at to what it makes.
    private void rays(int place, Seen seen) {
        Stack stack = stacks.get(place);
        Stack next = stacks.get(place + 1);
        Box box = seen.box;
        if (next.layer() instanceof Vector) {
            if (box == null) {
                ray(stack.barX(false, true), stack.top(), next.barX(false, false), next.top());
                ray(stack.barX(true, true), stack.bottom(), next.barX(true, false), next.bottom());
            } else {
                ray(box.right(), box.y(), next.barX(false, false), next.top());
                ray(box.right(), box.bottom(), next.barX(true, false), next.bottom());
            }
        } else if (box != null) {
            Box front = next.map(next.drawn() - 1, lenet.mapSpacing());
            double x = front.x() + (0.1 + 0.8 * seen.right) * front.width();
            double y = front.y() + (0.1 + 0.8 * seen.down) * front.height();
            ray(box.right(), box.y(), x, y);
            ray(box.right(), box.bottom(), x, y);
        }
    }

    private void ray(double x1, double y1, double x2, double y2) {
        board.path(
                Meaning.NONE, new Outline.Builder(2).move(x1, y1).line(x2, y2).build(), null, ray);
    }

    private void sizes() {
        for (Stack stack : stacks) {
            board.text(
                    stack.centre(),
                    stack.top() - 0.7 * board.size(),
                    Stacks.label(stack.layer()),
                    board.size(),
                    400,
                    Anchor.MIDDLE,
                    board.ink());
        }
    }

    private void operations() {
        int n = stacks.size() - 1;
        double[] at = new double[n];
        double[] from = new double[n];
        double[] to = new double[n];
        for (int i = 0; i < n; i++) {
            at[i] = (stacks.get(i).right() + stacks.get(i + 1).left()) / 2;
            double half = Typeface.width(stacks.get(i).layer().operation(), board.size(), 400) / 2;
            from[i] = at[i] - half;
            to[i] = at[i] + half;
        }
        int[] rows = Rows.of(from, to, 10);
        double lowest = stacks.stream().mapToDouble(Stack::bottom).max().orElse(0);
        for (int i = 0; i < n; i++) {
            board.text(
                    at[i],
                    lowest + board.size() * (1.8 + 1.4 * rows[i]),
                    stacks.get(i).layer().operation(),
                    board.size(),
                    400,
                    Anchor.MIDDLE,
                    board.weakInk());
        }
    }
}
