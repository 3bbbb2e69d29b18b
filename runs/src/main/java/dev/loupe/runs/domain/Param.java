package dev.loupe.runs.domain;

/// One value of a run's configuration, as written and as understood. Nested keys are dotted paths.
///
/// @param text as the client wrote it
public record Param(String key, String text, Type type) {

    /// What a value is. `JSON` is a list or a map kept as one value.
    public enum Type {
        NUMBER,
        BOOLEAN,
        STRING,
        NULL,
        JSON
    }

    /// A param whose client sends all values as text: the type is read off the text, in the spelling of Python or JSON.
    public static Param of(String key, String text) {
        return new Param(key, text, guess(text));
    }

    private static Type guess(String text) {
        String t = text.strip();
        return switch (t) {
            case "true", "false", "True", "False" -> Type.BOOLEAN;
            case "null", "None" -> Type.NULL;
            case "" -> Type.STRING;
            default -> {
                char c = t.charAt(0);
                if (c == '[' || c == '{') {
                    yield Type.JSON;
                }
                yield Numbers.isNumber(t) ? Type.NUMBER : Type.STRING;
            }
        };
    }
}
