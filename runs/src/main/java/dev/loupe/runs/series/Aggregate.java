package dev.loupe.runs.series;

import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.domain.SeriesSummary;

/// What a summary is made of, growing with each point; two of them over disjoint points can be merged.
///
/// Of equal extremes the one at the least step is kept. NaN counts in `n` and `nans` and may be first or last, but is no extreme.
public final class Aggregate {
    public long n;
    public long nans;
    public long firstStep;
    public long firstMicros;
    public double first;
    public long lastStep;
    public long lastMicros;
    public double last;
    public double min = Double.NaN;
    public long minStep;
    public double max = Double.NaN;
    public long maxStep;
    public double total;

    public static Aggregate of(Column points) {
        Aggregate all = new Aggregate();
        for (int i = 0; i < points.size(); i++) {
            all.add(points.steps()[i], points.micros()[i], points.values()[i]);
        }
        return all;
    }

    /// One that does not grow with this one.
    public Aggregate copy() {
        Aggregate copy = new Aggregate();
        copy.merge(this);
        return copy;
    }

    /// Whether a point comes after all points so far, and so cannot be one of them.
    public boolean isBefore(long step, long micros, double value) {
        return n == 0 || PointOrder.compare(lastStep, lastMicros, last, step, micros, value) < 0;
    }

    public void add(long step, long micros, double value) {
        if (n == 0 || PointOrder.compare(step, micros, value, firstStep, firstMicros, first) < 0) {
            firstStep = step;
            firstMicros = micros;
            first = value;
        }
        if (isBefore(step, micros, value)) {
            lastStep = step;
            lastMicros = micros;
            last = value;
        }
        n++;
        if (Double.isNaN(value)) {
            nans++;
        } else {
            low(value, step);
            high(value, step);
            total += value;
        }
    }

    public void merge(Aggregate other) {
        if (other.n == 0) {
            return;
        }
        if (n == 0
                || PointOrder.compare(
                                other.firstStep,
                                other.firstMicros,
                                other.first,
                                firstStep,
                                firstMicros,
                                first)
                        < 0) {
            firstStep = other.firstStep;
            firstMicros = other.firstMicros;
            first = other.first;
        }
        if (isBefore(other.lastStep, other.lastMicros, other.last)) {
            lastStep = other.lastStep;
            lastMicros = other.lastMicros;
            last = other.last;
        }
        n += other.n;
        nans += other.nans;
        if (!Double.isNaN(other.min)) {
            low(other.min, other.minStep);
            high(other.max, other.maxStep);
            total += other.total;
        }
    }

    public SeriesSummary summary(SeriesKey key) {
        double mean = n == nans ? Double.NaN : total / (n - nans);
        return new SeriesSummary(
                key,
                n,
                nans,
                first,
                firstStep,
                last,
                lastStep,
                lastMicros,
                min,
                minStep,
                max,
                maxStep,
                mean);
    }

    private void low(double value, long step) {
        if (Double.isNaN(min) || value < min || value == min && step < minStep) {
            min = value;
            minStep = step;
        }
    }

    private void high(double value, long step) {
        if (Double.isNaN(max) || value > max || value == max && step < maxStep) {
            max = value;
            maxStep = step;
        }
    }
}
