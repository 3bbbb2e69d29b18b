package dev.loupe.intake;

import java.io.IOException;

/// One log that is read on while it grows. Used by one thread at a time.
///
/// A source never fails on what a file holds: damage is told to the logbook in one sentence, and the rest is read. Memory does not grow with the log.
public interface Source extends AutoCloseable {
    /// Reads some of what is new (at most some tens of megabytes, so that many logs advance together) and tells it. Cheap when nothing is.
    ///
    /// @return whether there may be more at once
    /// @throws IOException if the disk fails, or the log is gone; asked again later
    boolean read(Logbook book) throws IOException;

    /// Tells what is held back because it might still grow: nothing more will come. Called after the last [#read], if at all.
    default void last(Logbook book) throws IOException {}

    /// Where reading stopped, as text for [Claim.Opener#open]. Kept once everything told so far is stored. Telling something twice is fine: the store keeps it once.
    String bookmark();

    /// Bytes that are read and bytes that are there, for a progress bar.
    default Progress progress() {
        return new Progress(0, 0);
    }

    record Progress(long read, long bytes) {}

    @Override
    default void close() throws IOException {}
}
