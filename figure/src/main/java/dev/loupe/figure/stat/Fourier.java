package dev.loupe.figure.stat;

/// The discrete Fourier transform, in place, of any length.
///
/// Powers of two by Cooley and Tukey's radix 2; other lengths as a convolution, after Bluestein, IEEE Transactions on Audio and Electroacoustics 18 (1970).
final class Fourier {
    private final int n;
    private final double[] cos;
    private final double[] sin;

    /// A transform of length `n`, at least 1; reusable.
    Fourier(int n) {
        this.n = n;
        boolean power = Integer.bitCount(n) == 1;
        int entries = power ? Math.max(1, n / 2) : n;
        double turn = power ? 2 * Math.PI / n : Math.PI / n;
        cos = new double[entries];
        sin = new double[entries];
        for (int k = 0; k < entries; k++) {
            double angle = turn * (power ? k : (double) ((long) k * k % (2L * n)));
            cos[k] = Math.cos(angle);
            sin[k] = Math.sin(angle);
        }
    }

    /// `X[k] = Σ x[j] · exp(−2πi·jk/n)`. O(n log n).
    void forward(double[] re, double[] im) {
        if (Integer.bitCount(n) == 1) {
            radix2(re, im);
        } else {
            bluestein(re, im);
        }
    }

    /// The inverse of [#forward], divided by n.
    void inverse(double[] re, double[] im) {
        forward(im, re);
        for (int i = 0; i < n; i++) {
            re[i] /= n;
            im[i] /= n;
        }
    }

    private void radix2(double[] re, double[] im) {
        int shift = Integer.numberOfLeadingZeros(n) + 1;
        for (int i = 0; i < n; i++) {
            int j = n == 1 ? 0 : Integer.reverse(i) >>> shift;
            if (j > i) {
                double r = re[i];
                re[i] = re[j];
                re[j] = r;
                double m = im[i];
                im[i] = im[j];
                im[j] = m;
            }
        }
        for (int size = 2; size <= n; size *= 2) {
            int half = size / 2;
            int stride = n / size;
            for (int start = 0; start < n; start += size) {
                for (int k = 0; k < half; k++) {
                    double c = cos[k * stride];
                    double s = -sin[k * stride];
                    int a = start + k;
                    int b = a + half;
                    double r = re[b] * c - im[b] * s;
                    double m = re[b] * s + im[b] * c;
                    re[b] = re[a] - r;
                    im[b] = im[a] - m;
                    re[a] += r;
                    im[a] += m;
                }
            }
        }
    }

    private void bluestein(double[] re, double[] im) {
        int m = Integer.highestOneBit(2 * n - 1) * 2;
        double[] ar = new double[m];
        double[] ai = new double[m];
        double[] br = new double[m];
        double[] bi = new double[m];
        for (int k = 0; k < n; k++) {
            ar[k] = re[k] * cos[k] + im[k] * sin[k];
            ai[k] = im[k] * cos[k] - re[k] * sin[k];
            br[k] = cos[k];
            bi[k] = sin[k];
            if (k > 0) {
                br[m - k] = cos[k];
                bi[m - k] = sin[k];
            }
        }
        Fourier inner = new Fourier(m);
        inner.radix2(ar, ai);
        inner.radix2(br, bi);
        for (int k = 0; k < m; k++) {
            double r = ar[k] * br[k] - ai[k] * bi[k];
            ai[k] = ar[k] * bi[k] + ai[k] * br[k];
            ar[k] = r;
        }
        inner.inverse(ar, ai);
        for (int k = 0; k < n; k++) {
            re[k] = ar[k] * cos[k] + ai[k] * sin[k];
            im[k] = ai[k] * cos[k] - ar[k] * sin[k];
        }
    }
}
