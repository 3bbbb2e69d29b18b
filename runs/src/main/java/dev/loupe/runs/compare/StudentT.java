package dev.loupe.runs.compare;

/// Student's t distribution, as far as confidence bands need it.
final class StudentT {
    private static final double[] QUANTILE_975 = {
        12.706204736432095, 4.302652729696142, 3.182446305284263, 2.7764451051977987, 2.5705818366147395, 2.4469118487916806,
        2.3646242510102993, 2.3060041350333704, 2.2621571627409915, 2.2281388519649385, 2.2009851600829164, 2.178812829663418,
        2.1603686564610127, 2.1447866879169273, 2.1314495455597742, 2.1199052992210112, 2.1098155778331806, 2.10092204024096,
        2.093024054408263, 2.0859634472658364, 2.0796138447276626, 2.0738730679040147, 2.0686576104190406, 2.0638985616280205,
        2.059538552753294, 2.055529438642871, 2.0518305164802833, 2.048407141795244, 2.045229642132703, 2.0422724563012373
    };
    private static final double NORMAL = 1.959963984540054;

    private StudentT() {}

    /// The value that 97.5 % lie below. From a table to 30 degrees of freedom (scipy.stats.t.ppf), above by the expansion of Abramowitz and Stegun 26.7.5,
    /// whose error there is below 1e-6.
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
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n);
    }
}
