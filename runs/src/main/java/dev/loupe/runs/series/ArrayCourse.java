package dev.loupe.runs.series;

/// Points in two arrays; every question looks at each of them.
record ArrayCourse(double[] xs, double[] ys, int size) implements Course {
    @Override
    public double x(int i) {
        return xs[i];
    }

    @Override
    public double y(int i) {
        return ys[i];
    }

    @Override
    public int gap(int start, int stop) {
        int i = start;
        while (i < stop && !Double.isNaN(ys[i])) {
            i++;
        }
        return i;
    }

    @Override
    public int least(int start, int stop) {
        int least = start;
        for (int i = start + 1; i < stop; i++) {
            if (ys[i] < ys[least]) {
                least = i;
            }
        }
        return least;
    }

    @Override
    public int greatest(int start, int stop) {
        int greatest = start;
        for (int i = start + 1; i < stop; i++) {
            if (ys[i] > ys[greatest]) {
                greatest = i;
            }
        }
        return greatest;
    }
}
