package dev.loupe.figure.stat;

/// Count, mean and standard deviation of the finite values of an array.
///
/// Two passes over values scaled by a power of two, the second with the correction of Chan, Golub and LeVeque, The American Statistician 37 (1983),
/// equation 1.7; so neither a large common offset nor numbers near 1e308 spoil the result.
///
/// @param count finite values
/// @param mean  NaN when there are none
/// @param sd    standard deviation of the sample (divisor n − 1); NaN below two values
public record Moments(int count, double mean, double sd) {

    /// Moments of the finite values; NaN and infinities are left out. O(n).
    public static Moments of(double[] values) {
        double most = 0;
        int n = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                most = Math.max(most, Math.abs(value));
                n++;
            }
        }
        if (n == 0) {
            return new Moments(0, Double.NaN, Double.NaN);
        }
        int exponent = most == 0 ? 0 : Math.getExponent(most);
        int down = Math.clamp(-exponent, -1022, 1000);
        double scale = Math.scalb(1.0, down);
        double sum = 0;
        double lost = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                double v = value * scale;
                double next = sum + v;
                lost += Math.abs(sum) >= Math.abs(v) ? (sum - next) + v : (v - next) + sum;
                sum = next;
            }
        }
        double mean = (sum + lost) / n;
        double squares = 0;
        double rest = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                double d = value * scale - mean;
                squares += d * d;
                rest += d;
            }
        }
        double variance = Math.max(0, squares - rest * rest / n) / (n - 1);
        return new Moments(
                n,
                Math.scalb(mean, -down),
                n < 2 ? Double.NaN : Math.scalb(Math.sqrt(variance), -down));
    }

    /// The standard error of the mean, `sd / √n`; NaN below two values.
    public double se() {
        return sd / Math.sqrt(count);
    }

    /// The standard deviation of the values as a whole population (divisor n); 0 for one value, NaN for none.
    public double populationSd() {
        return switch (count) {
            case 0 -> Double.NaN;
            case 1 -> 0;
            default -> sd * Math.sqrt((count - 1.0) / count);
        };
    }
}
