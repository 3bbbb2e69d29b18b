package dev.loupe.intake;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// What a format says of a folder.
///
/// @param finds logs that begin here
/// @param taken names of folders in it that belong to these logs and are not looked at further; [#ALL] for everything below
public record Claim(List<Find> finds, Set<String> taken) {
    /// Everything below.
    public static final Set<String> ALL = Set.of("*");

    /// Nothing.
    public static final Claim NONE = new Claim(List.of(), Set.of());

    /// A log that can be opened.
    ///
    /// @param key    names the log among all of its format, the same at every start: a real path
    /// @param opener opens it where an earlier reader stopped
    public record Find(String key, Opener opener) {}

    /// Opens a log.
    @FunctionalInterface
    public interface Opener {
        /// @param bookmark what [Source#bookmark] said when its data was last known to be stored, or null to begin at the start
        Source open(@Nullable String bookmark) throws IOException;
    }
}
