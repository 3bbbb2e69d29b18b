package dev.loupe.sdk;

import java.util.EnumSet;
import java.util.Set;

/// What goes wrong with a run, said on standard error: the first of each kind, since a training may meet the same trouble a million times.
final class Complaints {
    /// Kinds of trouble that call for different things to be done.
    enum Trouble {
        /// The server cannot be reached or is busy; records wait.
        AWAY,
        /// The server will never take a record.
        REFUSED,
        /// Records cannot be written or read.
        DISK,
        /// Something is gone for good.
        LOST,
        /// What a program passed cannot be kept.
        ARGUMENT,
        /// The run was ended before.
        ENDED
    }

    private final Set<Trouble> said = EnumSet.noneOf(Trouble.class);

    /// @param what a clause without a full stop
    synchronized void say(Trouble trouble, String what) {
        if (said.add(trouble)) {
            System.err.println("Loupe: " + what + ". The training goes on.");
        }
    }
}
