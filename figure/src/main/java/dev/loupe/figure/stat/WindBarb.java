package dev.loupe.figure.stat;

/// What a wind barb is made of: the speed, rounded to the next half barb, in flags, whole barbs and
/// at most one half barb.
///
/// Source: the meaning of barbs in World Meteorological Organization, "Manual on the Global
/// Data-processing System", appendix II-4; the rounding of Matplotlib's `barbs`.
public record WindBarb(int flags, int barbs, boolean half) {
    /// @param speed     finite, at least 0
    /// @param halfBarb,barb,flag the speeds that they stand for, above 0 and each above the one before
    public static WindBarb of(double speed, double halfBarb, double barb, double flag) {
        double rounded = halfBarb * Math.rint(speed / halfBarb);
        int flags = (int) Math.floor(rounded / flag);
        double rest = rounded - flags * flag;
        int barbs = (int) Math.floor(rest / barb);
        return new WindBarb(flags, barbs, rest - barbs * barb >= halfBarb);
    }

    /// Whether there is nothing to draw but a circle.
    public boolean calm() {
        return flags == 0 && barbs == 0 && !half;
    }
}
