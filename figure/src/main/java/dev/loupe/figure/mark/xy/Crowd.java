package dev.loupe.figure.mark.xy;

import dev.loupe.figure.scene.Box;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What already lies in a panel, so that words find free places. Boxes are kept by the cells of a coarse grid they touch.
final class Crowd {
    private static final double CELL = 32;
    private static final double DOT = 3;

    private final Box bounds;
    private final Map<Long, List<Box>> cells = new HashMap<>();

    Crowd(Box bounds) {
        this.bounds = bounds;
    }

    /// Something round that no word may cover.
    void dot(double x, double y) {
        if (Double.isFinite(x + y) && bounds.contains(x, y)) {
            add(new Box(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
        }
    }

    /// A free place for a word beside a dot: to the right, to the left, above, below, then aslant; null if there is none. The place is taken.
    ///
    /// @param away pixels between the dot's centre and the word
    @Nullable Box free(double x, double y, double width, double height, double away) {
        double[][] places = {
            {x + away, y - height / 2},
            {x - away - width, y - height / 2},
            {x - width / 2, y - away - height},
            {x - width / 2, y + away},
            {x + 0.7 * away, y - 0.5 * away - height},
            {x + 0.7 * away, y + 0.5 * away},
            {x - 0.7 * away - width, y - 0.5 * away - height},
            {x - 0.7 * away - width, y + 0.5 * away}
        };
        for (double[] place : places) {
            Box box = new Box(place[0], place[1], width, height);
            boolean inside =
                    box.x() >= bounds.x()
                            && box.right() <= bounds.right()
                            && box.y() >= bounds.y()
                            && box.bottom() <= bounds.bottom();
            if (inside && !taken(box)) {
                add(box);
                return box;
            }
        }
        return null;
    }

    boolean taken(Box box) {
        for (long cell : touched(box)) {
            for (Box other : cells.getOrDefault(cell, List.of())) {
                if (other.overlaps(box)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void add(Box box) {
        for (long cell : touched(box)) {
            cells.computeIfAbsent(cell, c -> new ArrayList<>()).add(box);
        }
    }

    private static List<Long> touched(Box box) {
        List<Long> touched = new ArrayList<>();
        for (long i = cell(box.x()); i <= cell(box.right()); i++) {
            for (long j = cell(box.y()); j <= cell(box.bottom()); j++) {
                touched.add(i << 32 | j & 0xffffffffL);
            }
        }
        return touched;
    }

    private static long cell(double pixel) {
        return (long) Math.floor(pixel / CELL);
    }
}
