package dev.loupe.runs.domain;

/// What names a series within its run.
///
/// @param key     any text, `/` separates groups by custom
/// @param context a flat JSON object with sorted keys and no spaces, such as `{"subset":"val"}`; empty text when there is none
public record SeriesKey(String key, String context) implements Comparable<SeriesKey> {
    /// A series without context.
    public static SeriesKey of(String key) {
        return new SeriesKey(key, "");
    }

    @Override
    public int compareTo(SeriesKey other) {
        int byKey = key.compareTo(other.key);
        return byKey != 0 ? byKey : context.compareTo(other.context);
    }
}
