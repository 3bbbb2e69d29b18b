package dev.loupe.runs.compare;

/// Student's t distribution, as far as confidence bands need it.
final class StudentT {
    private static final double[] QUANTILE_975 = {
        12.706204736174694, 4.302652729749462, 3.1824463052837078, 2.7764451051977934,
                2.5705818356363146, 2.4469118511449786,
        2.364624251592784, 2.306004135204166, 2.262157162798205, 2.228138851986274,
                2.200985160091639, 2.1788128296672284,
        2.1603686564627913, 2.144786687917804, 2.131449545559776, 2.1199052992212546,
                2.1098155778333156, 2.1009220402410382,
        2.0930240544083087, 2.085963447265864, 2.0796138447276795, 2.0738730679040254,
                2.0686576104190486, 2.0638985616280245,
        2.0595385527532972, 2.0555294386428735, 2.0518305164802846, 2.0484071417952454,
                2.045229642132703, 2.0422724563012378
    };
    private static final double NORMAL = 1.959963984540054;

    private StudentT() {}

    /// The value that 97.5 % lie below. From a table to 30 degrees of freedom (scipy.stats.t.ppf), above by the expansion of Abramowitz and Stegun 26.7.5,
    /// whose error there is below 1e-7.
    ///
    /// @param degrees at least 1
    static double quantile975(int degrees) {
        if (degrees <= QUANTILE_975.length) {
            return QUANTILE_975[degrees - 1];
        }
        double z = NORMAL;
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double z7 = z5 * z * z;
        double n = degrees;
        return z
                + (z3 + z) / (4 * n)
                + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n)
                + (79 * z7 * z * z + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z)
                        / (92160 * n * n * n * n);
    }
}
