package dev.loupe.intake;

import dev.loupe.core.RunId;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What is known of a run when it is met.
///
/// @param id          the tool's own id where it is a legal and lasting one, else [#derived]
/// @param project     the tool's own word for it, else the opened folder's name
/// @param name        the run's own name, else its path or id
/// @param user        empty if unknown
/// @param startMillis UTC
public record Opening(RunId id, String project, String name, String user, long startMillis) {
    /// The same under another id.
    public Opening withId(RunId other) {
        return new Opening(other, project, name, user, startMillis);
    }

    /// An id that is the same whenever the same log is met.
    ///
    /// @param format the format's name
    /// @param place  what names the run among all of the format: a real path, or project and id
    public static RunId derived(String format, String place) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((format + "\n" + place).getBytes(StandardCharsets.UTF_8));
            return new RunId(HexFormat.of().formatHex(hash, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
