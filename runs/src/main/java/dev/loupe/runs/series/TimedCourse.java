package dev.loupe.runs.series;

/// The values of a course over their wall times, in milliseconds after an origin.
///
/// @param times  ascending, as many as the course has points
/// @param origin microseconds since 1970 UTC
public record TimedCourse(Course values, PackedTimes times, long origin) implements Course {
    @Override
    public int size() {
        return values.size();
    }

    @Override
    public double x(int i) {
        return (times.micros(i) - origin) / 1e3;
    }

    @Override
    public double y(int i) {
        return values.y(i);
    }

    @Override
    public void ys(int start, double[] into, int place, int n) {
        values.ys(start, into, place, n);
    }

    @Override
    public int gap(int start, int stop) {
        return values.gap(start, stop);
    }

    @Override
    public int least(int start, int stop) {
        return values.least(start, stop);
    }

    @Override
    public int greatest(int start, int stop) {
        return values.greatest(start, stop);
    }
}
