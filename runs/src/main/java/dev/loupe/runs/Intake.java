package dev.loupe.runs;

import dev.loupe.core.RunId;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Param;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The way in. A batch is stored wholly or not at all; a point that is stored already (same series, step, time and bits of the value) is
/// stored once; a batch may be sent again at any time.
public interface Intake {
    /// @param stored points that are new
    /// @param known  points that were there already
    record Receipt(int stored, int known) {}

    /// Writes and waits until it is durable.
    ///
    /// @throws Refused `ABSENT` for an unknown run, `STATE` for a deleted one, `INVALID` for a param whose value would change
    Receipt write(Batch batch);

    /// Like [#write], without waiting; the future fails with [Refused].
    CompletableFuture<Receipt> submit(Batch batch);

    /// Replaces values where they differ, for a config that grows; elsewhere params never change.
    void overwriteParams(RunId run, List<Param> params);
}
