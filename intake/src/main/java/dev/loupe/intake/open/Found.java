package dev.loupe.intake.open;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Format;

/// A log that a format found.
///
/// @param log names it among all logs
public record Found(Format format, Claim.Find find, String log) {
    /// Named as all logs are: by its format and its key.
    public static Found of(Format format, Claim.Find find) {
        return new Found(format, find, format.name() + " " + find.key());
    }
}
