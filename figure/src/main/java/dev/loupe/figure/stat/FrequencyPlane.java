package dev.loupe.figure.stat;

/// Scattered rows on a fine periodic grid, smoothed there by a Gaussian: a product in the frequency domain, so its cost does not grow with the kernel.
final class FrequencyPlane {
    private final PlaneDensity.Axis x;
    private final PlaneDensity.Axis y;
    private final double[][] re;
    private final double[][] im;

    FrequencyPlane(PlaneDensity.Axis x, PlaneDensity.Axis y) {
        this.x = x;
        this.y = y;
        re = new double[y.size()][x.size()];
        im = new double[y.size()][x.size()];
    }

    /// Shares each row out to its 4 × 4 nearest cells, each with weight 1 / (rows · cell area). O(n).
    void add(double[] xs, double[] ys) {
        double share = 1 / (xs.length * x.cell() * y.cell());
        double[] wx = new double[4];
        double[] wy = new double[4];
        for (int i = 0; i < xs.length; i++) {
            double px = (xs[i] - x.low()) / x.cell();
            double py = (ys[i] - y.low()) / y.cell();
            int cx = (int) px;
            int cy = (int) py;
            CubicGrid.weights(px - cx, wx);
            CubicGrid.weights(py - cy, wy);
            for (int r = 0; r < 4; r++) {
                double[] row = re[cy - 1 + r];
                for (int c = 0; c < 4; c++) {
                    row[cx - 1 + c] += share * wy[r] * wx[c];
                }
            }
        }
    }

    /// Multiplies each frequency ω by `exp(−½ ωᵀ V ω)`, the transform of a Gaussian of covariance V. O(cells log cells).
    void smooth(double vx, double vy, double vxy) {
        var alongX = new Fourier(x.size());
        var alongY = new Fourier(y.size());
        for (int r = 0; r < y.size(); r++) {
            alongX.forward(re[r], im[r]);
        }
        double[] columnRe = new double[y.size()];
        double[] columnIm = new double[y.size()];
        for (int c = 0; c < x.size(); c++) {
            double wx = frequency(c, x);
            for (int r = 0; r < y.size(); r++) {
                columnRe[r] = re[r][c];
                columnIm[r] = im[r][c];
            }
            alongY.forward(columnRe, columnIm);
            for (int r = 0; r < y.size(); r++) {
                double wy = frequency(r, y);
                double gain = Math.exp(-0.5 * (vx * wx * wx + 2 * vxy * wx * wy + vy * wy * wy));
                columnRe[r] *= gain;
                columnIm[r] *= gain;
            }
            alongY.inverse(columnRe, columnIm);
            for (int r = 0; r < y.size(); r++) {
                re[r][c] = columnRe[r];
                im[r][c] = columnIm[r];
            }
        }
        for (int r = 0; r < y.size(); r++) {
            alongX.inverse(re[r], im[r]);
        }
    }

    private static double frequency(int k, PlaneDensity.Axis axis) {
        int signed = k <= axis.size() / 2 ? k : k - axis.size();
        return 2 * Math.PI * signed / (axis.size() * axis.cell());
    }

    /// The values at the coarse points, never below 0.
    double[][] sampled(int columns, int rows) {
        double[][] z = new double[rows][columns];
        for (int r = 0; r < rows; r++) {
            double[] fine = re[y.margin() + r * y.finer()];
            for (int c = 0; c < columns; c++) {
                z[r][c] = Math.max(0, fine[x.margin() + c * x.finer()]);
            }
        }
        return z;
    }
}
