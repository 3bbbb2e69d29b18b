package dev.loupe.figure.stat;

import java.util.Arrays;

/// Where the points of one swarm go so that they do not overlap: beside the middle line, as near to it as they fit.
///
/// Points are placed in order of value; each takes the place nearest the middle among the middle itself and those that touch (with 5 % of air) an already
/// placed neighbour, as seaborn's `swarmplot`. Lengths are those of the drawing, such as pixels.
///
/// @param offset   `[n]` from the middle line, in `[−halfWidth, halfWidth]`; NaN for rows without a finite position
/// @param squeezed points that found no room and lie on the edge, overlapping
public record Beeswarm(double[] offset, int squeezed) {

    /// Where one point found no room, none is sought for those that follow within this part of a radius: they go to the edges in turn.
    private static final double FULL = 1.0 / 16;

    /// Points of one size. O(n log n + n · k) with k neighbours that could be touched, k growing with `halfWidth / radius` and not with n.
    ///
    /// @param position  `[n]` along the value axis, in units of the drawing
    /// @param radius    of a point, above 0
    /// @param halfWidth how far points may go, at least 0; infinity for no limit
    public static Beeswarm of(double[] position, double radius, double halfWidth) {
        if (!(radius > 0) || !(halfWidth >= 0)) {
            throw new IllegalArgumentException(
                    "a swarm needs a radius > 0 and a half width ≥ 0, but has "
                            + radius
                            + " and "
                            + halfWidth);
        }
        int[] order = Order.ascending(position, Finite.rows(position));
        double[] offset = new double[position.length];
        Arrays.fill(offset, Double.NaN);
        Neighbours near = new Neighbours(2 * radius);
        int squeezed = 0;
        double full = Double.NEGATIVE_INFINITY;
        double edge = halfWidth;
        for (int row : order) {
            if (position[row] < full) {
                edge = -edge;
                offset[row] = edge;
                squeezed++;
                continue;
            }
            double at = near.free(position[row]);
            if (Math.abs(at) > halfWidth) {
                edge = Math.copySign(halfWidth, at);
                offset[row] = edge;
                full = position[row] + radius * FULL;
                squeezed++;
            } else {
                offset[row] = at;
                near.place(position[row], at);
            }
        }
        return new Beeswarm(offset, squeezed);
    }

    /// The placed points that the next one could touch, in the order they were placed, and the intervals that they take from it.
    private static final class Neighbours {
        private final double diameter;
        private double[] position = new double[64];
        private double[] offset = new double[64];
        private int from;
        private int to;
        private double[] reach = new double[64];
        private double[] start = new double[64];
        private double[] end = new double[64];

        /// Places among `from … to` by offset, as offsets differ little from the order of intervals.
        private int[] across = new int[64];

        private int count;

        Neighbours(double diameter) {
            this.diameter = diameter;
        }

        void place(double at, double beside) {
            if (to == position.length) {
                make();
            }
            position[to] = at;
            offset[to] = beside;
            int k = count++;
            while (k > 0 && offset[across[k - 1]] > beside) {
                across[k] = across[k - 1];
                k--;
            }
            across[k] = to++;
        }

        /// Room for more: by forgetting those that nothing touches any more, or else twice as much.
        private void make() {
            int kept = to - from;
            int room = 2 * kept > position.length ? 2 * position.length : position.length;
            position = moved(position, kept, room);
            offset = moved(offset, kept, room);
            if (room > reach.length) {
                reach = new double[room];
                start = new double[room];
                end = new double[room];
                across = Arrays.copyOf(across, room);
            }
            for (int k = 0; k < count; k++) {
                across[k] -= from;
            }
            to = kept;
            from = 0;
        }

        private double[] moved(double[] values, int kept, int room) {
            double[] to = room > values.length ? new double[room] : values;
            System.arraycopy(values, from, to, 0, kept);
            return to;
        }

        /// The place nearest the middle that a point at `at` could have; positions ascend from call to call.
        double free(double at) {
            int old = from;
            while (from < to && at - position[from] >= diameter) {
                from++;
            }
            if (from > old) {
                int kept = 0;
                for (int k = 0; k < count; k++) {
                    if (across[k] >= from) {
                        across[kept++] = across[k];
                    }
                }
                count = kept;
            }
            int spans = spans(at);
            double best = clear(0, spans) ? 0 : Double.NaN;
            for (int i = from; i < to && best != 0; i++) {
                double side = (i - from) % 2 == 0 ? -1.05 * reach[i] : 1.05 * reach[i];
                best = nearer(offset[i] + side, best, spans);
                best = nearer(offset[i] - side, best, spans);
            }
            return best;
        }

        /// Joins the intervals that are taken, ascending.
        private int spans(double at) {
            int n = 0;
            for (int k = 0; k < count; k++) {
                int i = across[k];
                double dy = at - position[i];
                double dx = Math.sqrt(Math.max(0, diameter * diameter - dy * dy));
                reach[i] = dx;
                double low = offset[i] - dx;
                int slot = n++;
                while (slot > 0 && start[slot - 1] > low) {
                    start[slot] = start[slot - 1];
                    end[slot] = end[slot - 1];
                    slot--;
                }
                start[slot] = low;
                end[slot] = offset[i] + dx;
            }
            int joined = 0;
            for (int k = 0; k < n; k++) {
                if (joined > 0 && start[k] < end[joined - 1]) {
                    end[joined - 1] = Math.max(end[joined - 1], end[k]);
                } else {
                    start[joined] = start[k];
                    end[joined++] = end[k];
                }
            }
            return joined;
        }

        private double nearer(double candidate, double best, int spans) {
            boolean wanted = Double.isNaN(best) || Math.abs(candidate) < Math.abs(best);
            return wanted && clear(candidate, spans) ? candidate : best;
        }

        private boolean clear(double candidate, int spans) {
            int place = Arrays.binarySearch(start, 0, spans, candidate);
            int span = place >= 0 ? place - 1 : -place - 2;
            return span < 0 || candidate >= end[span];
        }
    }
}
