package dev.loupe.core;

import java.security.SecureRandom;
import java.util.HexFormat;

/// The name of a run that never changes: a letter or digit, then up to 255 of letters, digits, `_`, `-`.
///
/// The pattern is MLflow's (`validation.py`, run id), so that every client's ids are legal here.
public record RunId(String value) implements Comparable<RunId> {
    private static final int MOST = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    public RunId {
        if (!legal(value)) {
            throw new IllegalArgumentException(
                    "A run id must be 1 to 256 letters, digits, '_' or '-', beginning with a letter or digit, but is '"
                            + value
                            + "'.");
        }
    }

    /// A new id of 32 hexadecimal digits, unlike any other.
    public static RunId random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return new RunId(HexFormat.of().formatHex(bytes));
    }

    /// Whether a text can be an id.
    public static boolean legal(String value) {
        return !value.isEmpty() && value.length() <= MOST && plain(value);
    }

    private static boolean plain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean alphanumeric =
                    c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!alphanumeric && (i == 0 || c != '_' && c != '-')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(RunId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
