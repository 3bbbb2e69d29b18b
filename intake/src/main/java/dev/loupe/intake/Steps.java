package dev.loupe.intake;

import java.util.Map;
import java.util.TreeMap;

/// Steps as whole numbers. Where a tool logged fractions, all steps of that series are kept times 1,000,000, and a tag says so: `stepScale/KEY` is `1000000`.
public final class Steps {
    /// What fractional steps are multiplied by.
    public static final long SCALE = 1_000_000;

    private static final String TAG = "stepScale/";

    private Steps() {}

    /// Whether any of them is no whole number.
    public static boolean fractional(double[] steps) {
        for (double step : steps) {
            if (step != Math.rint(step)) {
                return true;
            }
        }
        return false;
    }

    /// The step as it is kept.
    public static long kept(double step, boolean scaled) {
        return scaled ? Math.round(step * SCALE) : (long) step;
    }

    /// The tag that says that a series' steps are scaled.
    public static Map<String, String> tag(String key) {
        Map<String, String> tags = new TreeMap<>();
        tags.put(TAG + key, Long.toString(SCALE));
        return tags;
    }
}
