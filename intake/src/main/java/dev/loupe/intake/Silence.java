package dev.loupe.intake;

import dev.loupe.runs.domain.Run;

/// How long a run may say nothing before it counts as ended. Clients of W&B and Sacred write at least each half minute while they live.
public final class Silence {
    private Silence() {}

    /// Whether a run that spoke last at this time is silent for too long.
    ///
    /// @param millis since 1970, UTC
    public static boolean since(long millis) {
        return System.currentTimeMillis() - millis > Run.SILENT_MILLIS;
    }
}
