package dev.loupe.intake.rows;

import dev.loupe.intake.RunLog;
import dev.loupe.intake.Silence;
import dev.loupe.runs.domain.RunStatus;

/// Logs that do not say when they end: a run has ended once nobody has written to its log for a quarter of an hour.
final class Resting {
    private boolean ended;

    /// @param ended whether an earlier reader saw it end
    Resting(boolean ended) {
        this.ended = ended;
    }

    boolean ended() {
        return ended;
    }

    /// Something new was read.
    void goesOn() {
        ended = false;
    }

    /// Tells the end when it has come.
    ///
    /// @param written when the log was written to last, in milliseconds
    /// @return whether it has come now
    boolean tell(RunLog run, long written) {
        if (ended || !Silence.since(written)) {
            return false;
        }
        ended = true;
        run.status(RunStatus.FINISHED, written);
        return true;
    }
}
