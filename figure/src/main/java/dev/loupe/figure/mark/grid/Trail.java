package dev.loupe.figure.mark.grid;

import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.stat.Contours;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A line that is walked by its length.
final class Trail {
    private final double[] points;
    private final double[] lengths;

    /// @param points x and y in turn, finite; at least one pair
    Trail(double[] points) {
        this.points = points;
        lengths = new double[points.length / 2];
        for (int i = 1; i < lengths.length; i++) {
            lengths[i] =
                    lengths[i - 1]
                            + Math.hypot(
                                    points[2 * i] - points[2 * i - 2],
                                    points[2 * i + 1] - points[2 * i - 1]);
        }
    }

    /// The parts of a line that have a place, as x and y in turn; a closed one ends where it began.
    static List<double[]> finite(Contours.Line line) {
        List<double[]> parts = new ArrayList<>();
        int n = line.x().length;
        int most = line.closed() ? n + 1 : n;
        double[] part = new double[2 * most];
        int size = 0;
        for (int i = 0; i <= most; i++) {
            boolean placed = i < most && Double.isFinite(line.x()[i % n] + line.y()[i % n]);
            if (placed) {
                part[size++] = line.x()[i % n];
                part[size++] = line.y()[i % n];
            } else if (size > 0) {
                parts.add(Arrays.copyOf(part, size));
                size = 0;
            }
        }
        return parts;
    }

    /// The first point farther along than a length, or one of those at it.
    private int beyond(double walked) {
        int found = Arrays.binarySearch(lengths, walked);
        return found >= 0 ? found : -found - 1;
    }

    double length() {
        return lengths[lengths.length - 1];
    }

    /// The x and y after so many pixels.
    double[] at(double walked) {
        int found = Arrays.binarySearch(lengths, walked);
        int after = found >= 0 ? found : Math.min(-found - 1, lengths.length - 1);
        if (after == 0) {
            return new double[] {points[0], points[1]};
        }
        double step = lengths[after] - lengths[after - 1];
        double share = step == 0 ? 1 : (walked - lengths[after - 1]) / step;
        return new double[] {
            points[2 * after - 2] + share * (points[2 * after] - points[2 * after - 2]),
            points[2 * after - 1] + share * (points[2 * after + 1] - points[2 * after - 1])
        };
    }

    /// How far the trail between two lengths is from the straight line between its ends, at most.
    double bend(double from, double to) {
        double[] a = at(from);
        double[] b = at(to);
        double dx = b[0] - a[0];
        double dy = b[1] - a[1];
        double straight = Math.hypot(dx, dy);
        if (straight == 0) {
            return to - from;
        }
        double most = to - from - straight;
        for (int i = beyond(from); i < lengths.length && lengths[i] < to; i++) {
            double off = dx * (points[2 * i + 1] - a[1]) - dy * (points[2 * i] - a[0]);
            most = Math.max(most, Math.abs(off) / straight);
        }
        return most;
    }

    void draw(double from, double to, Outline.Builder pen) {
        if (to <= from) {
            return;
        }
        double[] start = at(from);
        pen.move(start[0], start[1]);
        for (int i = beyond(from); i < lengths.length && lengths[i] < to; i++) {
            pen.line(points[2 * i], points[2 * i + 1]);
        }
        double[] end = at(to);
        pen.line(end[0], end[1]);
    }
}
