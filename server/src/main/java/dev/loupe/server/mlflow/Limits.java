package dev.loupe.server.mlflow;

/// MLflow's limits, in characters of Unicode, with the messages that its ecosystem looks for; never narrower than MLflow 3.17.
final class Limits {
    static final int METRICS = 1_000;
    static final int PARAMS = 100;
    static final int TAGS = 100;
    static final int TOTAL = 1_000;
    static final int KEY = 250;
    static final int PARAM_VALUE = 6_000;
    static final int TAG_VALUE = 8_000;
    static final int NAME = 500;
    static final int MOST_RESULTS = 50_000;
    static final int EXPERIMENT_TAG_VALUE = 20_000;
    static final int REGISTRY_TAG_VALUE = 100_000;

    private Limits() {}

    static void batch(String what, int n, int most) {
        if (n > most) {
            throw MlflowError.invalid(
                    "A batch logging request can contain at most "
                            + most
                            + " "
                            + what
                            + ". Got "
                            + n
                            + " "
                            + what
                            + ". Please split up "
                            + what
                            + " across multiple requests and try again.");
        }
    }

    /// Any text that is a sound relative path, so that it can name a file of an export.
    static String key(String kind, String key) {
        int length = length(key);
        if (length > KEY) {
            throw MlflowError.invalid(
                    kind
                            + " '"
                            + key
                            + "' had length "
                            + length
                            + ", which exceeded length limit of "
                            + KEY);
        }
        boolean sound = !key.isEmpty() && !key.startsWith("/") && !key.endsWith("/");
        for (String part : key.split("/", -1)) {
            sound &= !part.isEmpty() && !part.equals(".") && !part.equals("..");
        }
        if (!sound || key.indexOf('\0') >= 0) {
            throw MlflowError.invalid(
                    "Invalid "
                            + kind.toLowerCase(java.util.Locale.ROOT)
                            + ": '"
                            + key.replace("\0", "\\0")
                            + "'. Names may be treated as files in certain cases, and must not resolve to other names when treated as such.");
        }
        return key;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static String bounded(String name, String text, int most) {
        int length = length(text);
        if (length > most) {
            throw MlflowError.invalid(
                    "'"
                            + name
                            + "' exceeds the maximum length of "
                            + most
                            + " characters: it has "
                            + length
                            + ".");
        }
        return text;
    }

    /// MLflow cuts what is too long and answers 200.
    static String cut(String text, int most) {
        return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    static int results(long asked, int most) {
        if (asked < 1 || asked > most) {
            throw MlflowError.invalid(
                    "Invalid value "
                            + asked
                            + " for parameter 'max_results' supplied: expected a value from 1 to "
                            + most
                            + ".");
        }
        return (int) asked;
    }

    static String token(int offset) {
        return java.util.Base64.getEncoder()
                .encodeToString(
                        ("{\"offset\": " + offset + "}")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static int offset(String token) {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            String json =
                    new String(
                            java.util.Base64.getDecoder().decode(token),
                            java.nio.charset.StandardCharsets.UTF_8);
            return Integer.parseInt(json.replaceAll("[^0-9]", ""));
        } catch (IllegalArgumentException e) {
            throw MlflowError.invalid("Invalid page token, could not decode: '" + token + "'.");
        }
    }
}
