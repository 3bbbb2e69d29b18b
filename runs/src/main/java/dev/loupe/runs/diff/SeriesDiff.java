package dev.loupe.runs.diff;

import dev.loupe.runs.series.Column;

/// How the points of one series differ between two runs, over all points; when they were logged does not count.
///
/// Points are paired by step; where a step has several, the first with the first, and so on.
///
/// @param before,after how many points there are
/// @param apart        pairs with other values; NaN is equal to NaN
/// @param alone        points without one to pair with
/// @param from         the least step at which they differ; 0 if nowhere
/// @param most         the greatest |after − before| of a pair; NaN if one of some pair is NaN and the other not; 0 if all are equal
/// @param at           the step of it
/// @param lastBefore   the value of the last point, NaN without points
public record SeriesDiff(
        int before,
        int after,
        long apart,
        long alone,
        long from,
        double most,
        long at,
        double lastBefore,
        double lastAfter) {

    /// In one pass over points that are sorted by step.
    public static SeriesDiff of(Column a, Column b) {
        Walk walk = new Walk(a, b);
        walk.all();
        return new SeriesDiff(
                a.size(),
                b.size(),
                walk.apart,
                walk.alone,
                walk.from,
                walk.most,
                walk.at,
                last(a),
                last(b));
    }

    public boolean equal() {
        return apart == 0 && alone == 0;
    }

    private static double last(Column points) {
        return points.size() == 0 ? Double.NaN : points.values()[points.size() - 1];
    }

    /// Both series side by side.
    private static final class Walk {
        private final Column a;
        private final Column b;
        private long apart;
        private long alone;
        private long from;
        private double most;
        private long at;

        private Walk(Column a, Column b) {
            this.a = a;
            this.b = b;
        }

        private void all() {
            int i = 0;
            int j = 0;
            while (i < a.size() && j < b.size()) {
                long left = a.steps()[i];
                long right = b.steps()[j];
                if (left == right) {
                    pair(left, a.values()[i++], b.values()[j++]);
                } else if (left < right) {
                    alone(a.steps()[i++]);
                } else {
                    alone(b.steps()[j++]);
                }
            }
            while (i < a.size()) {
                alone(a.steps()[i++]);
            }
            while (j < b.size()) {
                alone(b.steps()[j++]);
            }
        }

        private void pair(long step, double left, double right) {
            if (left == right || Double.isNaN(left) && Double.isNaN(right)) {
                return;
            }
            differs(step);
            apart++;
            double distance = Math.abs(right - left);
            if (!Double.isNaN(most) && !(distance <= most)) {
                most = distance;
                at = step;
            }
        }

        private void alone(long step) {
            differs(step);
            alone++;
        }

        private void differs(long step) {
            if (apart == 0 && alone == 0) {
                from = step;
            }
        }
    }
}
