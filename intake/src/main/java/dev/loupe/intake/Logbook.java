package dev.loupe.intake;

/// Where sources tell what they read.
public interface Logbook {
    /// The run of that id: made when it is new; found, and left as it is, when it is known.
    RunLog run(Opening opening);

    /// One sentence about something that could not be read: what, where, expected, found.
    void damaged(String sentence);
}
