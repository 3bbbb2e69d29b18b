package dev.loupe.intake;

import dev.loupe.runs.domain.RunStatus;

/// Logs that do not say when they end: a run has ended once nobody has written to its log for a quarter of an hour.
public final class Resting {
    private boolean ended;

    /// @param ended whether an earlier reader saw it end
    public Resting(boolean ended) {
        this.ended = ended;
    }

    public boolean ended() {
        return ended;
    }

    /// Something new was read.
    public void goesOn() {
        ended = false;
    }

    /// Tells the end when it has come.
    ///
    /// @param written when the log was written to last, in milliseconds; 0 while there is none
    /// @return whether it has come now
    public boolean tell(RunLog run, long written) {
        if (ended || written == 0 || !Silence.since(written)) {
            return false;
        }
        ended = true;
        run.status(RunStatus.FINISHED, written);
        return true;
    }
}
