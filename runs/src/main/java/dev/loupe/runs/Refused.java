package dev.loupe.runs;

import dev.loupe.core.Wording;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

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
    private final transient @Nullable Wording wording;

    public Refused(Why why, String sentence) {
        super(sentence);
        this.why = why;
        this.wording = null;
    }

    public Refused(Why why, Wording wording) {
        this(why, wording, null);
    }

    public Refused(Why why, Wording wording, @Nullable Throwable cause) {
        super(wording.text(), cause);
        this.why = why;
        this.wording = wording;
    }

    public Refused(Why why, String sentence, Throwable cause) {
        super(sentence, cause);
        this.why = why;
        this.wording = null;
    }

    /// The sentence for other languages, where it is kept so.
    public Optional<Wording> wording() {
        return Optional.ofNullable(wording);
    }

    public Why why() {
        return why;
    }
}
