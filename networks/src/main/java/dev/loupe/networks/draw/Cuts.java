package dev.loupe.networks.draw;

import dev.loupe.networks.draw.Diagram.Box;
import dev.loupe.networks.draw.Diagram.Edge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/// Where a tall diagram may be parted across: between boxes, where few values pass, near equal heights.
final class Cuts {
    /// A value that passes a cut costs as much as so many pixels off the equal height.
    private static final double PASSING = 30;

    /// Cuts stray from the equal height by at most this share of it.
    private static final double STRAY = 0.35;

    private static final double LEAST_GAP = 4;

    private final Diagram diagram;

    private Cuts(Diagram diagram) {
        this.diagram = diagram;
    }

    /// From the top down, for so many parts; fewer where nothing is free to be cut.
    static double[] of(Diagram diagram, int parts) {
        return new Cuts(diagram).best(parts);
    }

    private double[] best(int parts) {
        double[] gaps = gaps();
        int[] passing = passing(gaps);
        double equal = diagram.height() / parts;
        double[] cuts = new double[parts - 1];
        int found = 0;
        for (int i = 1; i < parts; i++) {
            double least = Double.POSITIVE_INFINITY;
            int best = -1;
            for (int g = from(gaps, (i - STRAY) * equal);
                    g < from(gaps, (i + STRAY) * equal);
                    g++) {
                double cost = Math.abs(gaps[g] - i * equal) + PASSING * passing[g];
                if (cost < least) {
                    least = cost;
                    best = g;
                }
            }
            if (best >= 0) {
                cuts[found++] = gaps[best];
            }
        }
        return Arrays.copyOf(cuts, found);
    }

    /// The first gap at or below a height.
    private static int from(double[] gaps, double y) {
        int at = Arrays.binarySearch(gaps, y);
        return at < 0 ? -1 - at : at;
    }

    private record Stretch(double top, double bottom) {}

    /// The middles of stretches without a box or the border of a scope, ascending.
    private double[] gaps() {
        List<Stretch> taken = new ArrayList<>();
        for (Box box : diagram.boxes()) {
            if (box.kind() == Diagram.Kind.OPEN) {
                taken.add(new Stretch(box.y(), box.y() + Level.HEAD));
                taken.add(new Stretch(box.bottom() - Level.PAD, box.bottom()));
            } else {
                taken.add(new Stretch(box.y(), box.bottom()));
            }
        }
        taken.sort(Comparator.comparingDouble(Stretch::top));
        DoubleStream.Builder gaps = DoubleStream.builder();
        double bottom = Double.POSITIVE_INFINITY;
        for (Stretch one : taken) {
            if (one.top() - bottom > LEAST_GAP) {
                gaps.add((one.top() + bottom) / 2);
            }
            bottom = Double.isInfinite(bottom) ? one.bottom() : Math.max(bottom, one.bottom());
        }
        return gaps.build().toArray();
    }

    /// How many values pass each gap.
    private int[] passing(double[] gaps) {
        Map<List<Integer>, double[]> extents = new HashMap<>();
        for (Edge edge : diagram.edges()) {
            double[] p = edge.points();
            double[] extent =
                    extents.computeIfAbsent(
                            Arrays.stream(edge.values()).boxed().toList(),
                            values -> new double[] {p[1], p[1]});
            for (double y : new double[] {p[1], p[p.length - 1]}) {
                extent[0] = Math.min(extent[0], y);
                extent[1] = Math.max(extent[1], y);
            }
        }
        int[] passing = new int[gaps.length + 1];
        for (double[] extent : extents.values()) {
            passing[from(gaps, extent[0])]++;
            passing[from(gaps, extent[1])]--;
        }
        for (int g = 1; g < passing.length; g++) {
            passing[g] += passing[g - 1];
        }
        return passing;
    }
}
