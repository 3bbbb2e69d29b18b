package dev.loupe.figure.stat;

/// How the power of a signal is spread over frequencies: the mean of the spectra of segments that
/// overlap by half, as `scipy.signal.welch` gives with its defaults. Segments with a value that is
/// not finite are left out.
///
/// Source: Welch, "The use of fast Fourier transform for the estimation of power spectra", 1967.
///
/// @param frequency `[segment / 2 + 1]` in Hz when the rate is per second
/// @param power     `[frequency.length]` in squared units of the signal per Hz; NaN if no segment is
///   finite
public record Welch(double[] frequency, double[] power) {
    private static final int SEGMENT = 256;

    /// With segments of 256 samples, or of all if there are fewer.
    ///
    /// @param rate samples per unit of time, above 0
    public static Welch of(double[] signal, double rate) {
        return of(signal, rate, Math.min(SEGMENT, signal.length));
    }

    /// @param segment samples in each
    public static Welch of(double[] signal, double rate, int segment) {
        int size = Math.min(segment, signal.length);
        Spectrogram all = Spectrogram.of(signal, rate, size, size / 2);
        double[] power = new double[all.frequency().length];
        for (int k = 0; k < power.length; k++) {
            int finite = 0;
            for (double one : all.power()[k]) {
                if (Double.isFinite(one)) {
                    power[k] += one;
                    finite++;
                }
            }
            power[k] = finite == 0 ? Double.NaN : power[k] / finite;
        }
        return new Welch(all.frequency(), power);
    }
}
