package dev.loupe.runs;

/// The store will not do what it was asked; the message is one sentence for the person who asked.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Why, for programs.
    public enum Why {
        /// What was named is not there.
        ABSENT,
        /// It is there already.
        EXISTS,
        /// The request breaks a rule whatever the state.
        INVALID,
        /// The request is fine but not in the state things are in, such as logging to a deleted run.
        STATE,
        /// What is stored is damaged.
        DAMAGED,
        /// The disk or the database does not take it now; the same request may succeed later.
        UNAVAILABLE
    }

    private final Why why;

    public Refused(Why why, String sentence) {
        super(sentence);
        this.why = why;
    }

    public Refused(Why why, String sentence, Throwable cause) {
        super(sentence, cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
