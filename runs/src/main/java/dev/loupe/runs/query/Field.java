package dev.loupe.runs.query;

import dev.loupe.runs.domain.Numbers;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a query can ask of a run: an attribute, a param, a summary of a metric, a tag, or a dataset it read.
///
/// @param summary which number of a metric; `LAST` for everything else
/// @param context of a metric, as [dev.loupe.runs.domain.SeriesKey] has it; empty for everything else
public record Field(Kind kind, Summary summary, String key, String context) {
    /// Without context.
    public Field(Kind kind, Summary summary, String key) {
        this(kind, summary, key, "");
    }

    /// What a field belongs to. `BARE` was written without a prefix and is no attribute: the metric, else the param, else the tag of that key.
    public enum Kind {
        ATTRIBUTE("attributes"),
        PARAM("params"),
        METRIC("metrics"),
        TAG("tags"),
        DATASET("datasets"),
        BARE("");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /// One number of a series' summary. `ARGMIN` and `ARGMAX` are the steps of the extremes.
    public enum Summary {
        LAST,
        FIRST,
        MIN,
        MAX,
        MEAN,
        COUNT,
        NANS,
        ARGMIN,
        ARGMAX,
        LASTSTEP
    }

    private static final Map<String, Kind> PREFIXES =
            Map.ofEntries(
                    Map.entry("metrics", Kind.METRIC),
                    Map.entry("metric", Kind.METRIC),
                    Map.entry("params", Kind.PARAM),
                    Map.entry("param", Kind.PARAM),
                    Map.entry("parameters", Kind.PARAM),
                    Map.entry("parameter", Kind.PARAM),
                    Map.entry("tags", Kind.TAG),
                    Map.entry("tag", Kind.TAG),
                    Map.entry("attributes", Kind.ATTRIBUTE),
                    Map.entry("attribute", Kind.ATTRIBUTE),
                    Map.entry("attr", Kind.ATTRIBUTE),
                    Map.entry("run", Kind.ATTRIBUTE),
                    Map.entry("datasets", Kind.DATASET),
                    Map.entry("dataset", Kind.DATASET));

    private static final Map<String, String> ATTRIBUTES =
            Map.ofEntries(
                    Map.entry("run_id", "run_id"),
                    Map.entry("id", "run_id"),
                    Map.entry("run_name", "name"),
                    Map.entry("run name", "name"),
                    Map.entry("name", "name"),
                    Map.entry("status", "status"),
                    Map.entry("user_id", "user"),
                    Map.entry("user", "user"),
                    Map.entry("start_time", "start_time"),
                    Map.entry("created", "start_time"),
                    Map.entry("end_time", "end_time"),
                    Map.entry("heartbeat", "heartbeat"),
                    Map.entry("artifact_uri", "artifact_uri"),
                    Map.entry("duration", "duration"),
                    Map.entry("points", "points"));

    private static final Set<String> WORDS =
            Set.of(
                    "AND", "OR", "NOT", "IN", "IS", "LIKE", "ILIKE", "BETWEEN", "NULL", "ASC",
                    "DESC");

    private static final Set<String> NUMERIC =
            Set.of("start_time", "end_time", "heartbeat", "duration", "points");

    /// A metric's last value.
    public static Field metric(String key) {
        return new Field(Kind.METRIC, Summary.LAST, key);
    }

    /// The kind that a prefix such as `metrics` names, null if it names none.
    static @org.jspecify.annotations.Nullable Kind kind(String prefix) {
        return PREFIXES.get(prefix.toLowerCase(Locale.ROOT));
    }

    /// The attribute of that name or alias, null if there is none.
    static @org.jspecify.annotations.Nullable String attribute(String name) {
        return ATTRIBUTES.get(name.toLowerCase(Locale.ROOT));
    }

    /// Names that can follow `attributes.`, for messages.
    static Set<String> attributes() {
        return ATTRIBUTES.keySet();
    }

    /// Whether its values are numbers only; params, tags and bare fields are texts that may be numbers.
    public boolean numeric() {
        return kind == Kind.METRIC || kind == Kind.ATTRIBUTE && NUMERIC.contains(key);
    }

    /// As the language writes it.
    @Override
    public String toString() {
        boolean loose =
                kind == Kind.BARE
                        && (key.indexOf('.') >= 0
                                || WORDS.contains(key.toUpperCase(Locale.ROOT))
                                || Numbers.isNumber(key));
        String name =
                (kind == Kind.BARE ? quoted(key, !loose) : kind.prefix + "." + quoted(key, true))
                        + context;
        return summary == Summary.LAST
                ? name
                : summary.name().toLowerCase(Locale.ROOT) + "(" + name + ")";
    }

    private static String quoted(String key, boolean mayBePlain) {
        boolean plain =
                mayBePlain
                        && !key.isEmpty()
                        && key.chars()
                                .allMatch(
                                        c -> c == '_' || c == '.' || Character.isLetterOrDigit(c));
        String quote = key.indexOf('`') < 0 || key.indexOf('"') >= 0 ? "`" : "\"";
        return plain ? key : quote + key.replace(quote, quote + quote) + quote;
    }
}
