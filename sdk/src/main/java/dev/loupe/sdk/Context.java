package dev.loupe.sdk;

import java.util.HashMap;
import java.util.Map;

/// A run as seen from a context, such as `subset = val`: what is logged here is in series of its own.
public final class Context {
    private final Run run;
    private final Map<String, String> context;

    Context(Run run, Map<String, String> context) {
        this.run = run;
        this.context = context;
    }

    /// This context and one thing more.
    public Context with(String key, Object value) {
        Map<String, String> more = new HashMap<>(context);
        more.put(String.valueOf(key), String.valueOf(value));
        return new Context(run, Map.copyOf(more));
    }

    /// One point.
    public void log(String key, double value, long step) {
        run.point(new Series(String.valueOf(key), context), value, step);
    }

    /// One point of each of several series; what has no value is left out.
    public void log(Map<String, ? extends Number> values, long step) {
        values.forEach(
                (key, value) -> {
                    if (value != null) {
                        log(key, value.doubleValue(), step);
                    }
                });
    }
}
