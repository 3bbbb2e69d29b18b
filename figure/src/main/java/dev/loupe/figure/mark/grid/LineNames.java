package dev.loupe.figure.mark.grid;

import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.stat.Contours;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Typeface;

import java.util.ArrayList;
import java.util.List;

/// Names in gaps of lines: each where its line is straightest and no other name stands near, turned along the line and never upside down.
final class LineNames {
    private static final double SIZE = Theme.SMALL_SIZE;
    private static final double AROUND = 4;

    /// A line must be so many times as long as its name.
    private static final double LEAST_LENGTH = 2.5;

    /// How far a line may bend away from its name, in pixels.
    private static final double MOST_BEND = 5;

    /// From the middle of digits down to their baseline, as a share of their size.
    private static final double MIDDLE = 0.36;

    private final Box box;
    private final List<Contours.Line> all;
    private final List<Place> taken = new ArrayList<>();
    private final List<Place> fresh = new ArrayList<>();

    /// @param box of the panel, in pixels
    /// @param all lines that no name may lie over but its own, in pixels
    LineNames(Box box, List<Contours.Line> all) {
        this.box = box;
        this.all = List.copyOf(all);
    }

    /// The middle of a name and how long it is, in pixels; the angle in radians, from −π/2 to π/2.
    private record Place(double x, double y, double angle, double length) {
        boolean near(Place other) {
            return Math.hypot(x - other.x, y - other.y) < 0.6 * (length + other.length) + SIZE;
        }

        /// Whether a line has a corner under the name.
        boolean over(Contours.Line line) {
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            for (int i = 0; i < line.x().length; i++) {
                double dx = line.x()[i] - x;
                double dy = line.y()[i] - y;
                if (Math.abs(dx * cos + dy * sin) < length / 2
                        && Math.abs(dy * cos - dx * sin) < 0.6 * SIZE) {
                    return true;
                }
            }
            return false;
        }
    }

    /// The lines with a gap for a name in each that has room for it.
    ///
    /// @param lines in pixels
    Outline along(List<Contours.Line> lines, String name) {
        Outline.Builder pen = new Outline.Builder();
        double length = Typeface.width(name, SIZE, Theme.TEXT_WEIGHT) + 2 * AROUND;
        for (Contours.Line line : lines) {
            for (double[] part : Trail.finite(line)) {
                Trail trail = new Trail(part);
                double gap = trail.length() < LEAST_LENGTH * length ? -1 : gap(trail, length, line);
                if (gap < 0) {
                    trail.draw(0, trail.length(), pen);
                } else {
                    trail.draw(0, gap, pen);
                    trail.draw(gap + length, trail.length(), pen);
                }
            }
        }
        return pen.build();
    }

    /// Where the best gap begins, as pixels along the trail; negative if none is good. Its place is taken.
    private double gap(Trail trail, double length, Contours.Line own) {
        double best = -1;
        double least = MOST_BEND;
        Place chosen = null;
        for (double from = length / 4; from + length <= trail.length(); from += length / 4) {
            Place place = place(trail, from, length);
            double bend = trail.bend(from, from + length);
            if (bend < least - 0.05
                    && inside(place)
                    && taken.stream().noneMatch(place::near)
                    && all.stream().noneMatch(line -> line != own && place.over(line))) {
                least = bend;
                best = from;
                chosen = place;
            }
        }
        if (chosen != null) {
            taken.add(chosen);
            fresh.add(chosen);
        }
        return best;
    }

    private static Place place(Trail trail, double from, double length) {
        double[] a = trail.at(from);
        double[] b = trail.at(from + length);
        double angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
        double upright =
                angle > Math.PI / 2
                        ? angle - Math.PI
                        : angle <= -Math.PI / 2 ? angle + Math.PI : angle;
        return new Place((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, upright, length);
    }

    private boolean inside(Place place) {
        double across = Math.abs(Math.cos(place.angle)) * place.length / 2 + SIZE / 2;
        double up = Math.abs(Math.sin(place.angle)) * place.length / 2 + SIZE / 2;
        return place.x - across >= box.x()
                && place.x + across <= box.right()
                && place.y - up >= box.y()
                && place.y + up <= box.bottom();
    }

    /// Writes the name into the gaps that were made since the last time.
    void draw(String name, String series, Colour ink, Sketch sketch) {
        for (Place place : fresh) {
            double down = MIDDLE * SIZE;
            sketch.text(
                    new Meaning(Role.LABEL, name, series, "", new int[0]),
                    place.x - Math.sin(place.angle) * down,
                    place.y + Math.cos(place.angle) * down,
                    name,
                    SIZE,
                    Theme.TEXT_WEIGHT,
                    Anchor.MIDDLE,
                    Math.toDegrees(place.angle),
                    ink);
        }
        fresh.clear();
    }
}
