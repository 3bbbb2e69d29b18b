package dev.loupe.sdk.offline;

import java.io.IOException;

/// A sink looked at a record and will never take it, however often it is sent.
public final class Refused extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    /// `status` is the HTTP status where there was one, else 0.
    public Refused(int status, String message) {
        super(message);
        this.status = status;
    }

    /// The HTTP status, or 0.
    public int status() {
        return status;
    }
}
