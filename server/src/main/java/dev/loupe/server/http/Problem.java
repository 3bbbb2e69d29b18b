package dev.loupe.server.http;

import dev.loupe.core.Unfit;
import dev.loupe.core.Wording;

import java.util.LinkedHashMap;
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

    public Problem(int status, Wording wording) {
        this(status, wording.text(), Map.of("wording", shape(wording)));
    }

    /// For an argument that a room cannot take.
    public static Problem of(int status, IllegalArgumentException e) {
        return e instanceof Unfit unfit
                ? new Problem(status, unfit.wording())
                : new Problem(status, String.valueOf(e.getMessage()));
    }

    /// A 404 for an address that leads nowhere.
    public static Problem nothingAt(String path) {
        return new Problem(
                404, Wording.of("path.absent", "There is nothing at {path}.", "path", path));
    }

    /// A wording as pages take it, the wordings in its values too.
    public static Map<String, Object> shape(Wording wording) {
        Map<String, Object> values = new LinkedHashMap<>();
        wording.values()
                .forEach(
                        (name, value) ->
                                values.put(
                                        name,
                                        switch (value) {
                                            case Wording part -> shape(part);
                                            case Number number -> number;
                                            default -> value.toString();
                                        }));
        return Map.of("code", wording.code(), "values", values);
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
