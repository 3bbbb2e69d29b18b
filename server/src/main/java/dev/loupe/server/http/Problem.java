package dev.loupe.server.http;

import java.util.Map;

/// A request that cannot be answered as asked; each face writes it in its own form.
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final transient Map<String, Object> more;

    public Problem(int status, String sentence) {
        this(status, sentence, Map.of());
    }

    /// @param more further members of the answer, such as the place of a mistake
    public Problem(int status, String sentence, Map<String, Object> more) {
        super(sentence);
        this.status = status;
        this.more = more;
    }

    public int status() {
        return status;
    }

    public Map<String, Object> more() {
        return more;
    }

    /// The sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
