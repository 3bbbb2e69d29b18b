package dev.loupe.runs;

import dev.loupe.core.RunId;
import dev.loupe.runs.domain.Project;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The projects of a store. A fresh store holds one, id `0`, named `Default`.
public interface Projects {
    /// @param artifactLocation null for the store's own files
    /// @throws Refused `EXISTS` if a project of that name exists, deleted ones included; `INVALID` for an empty name
    Project create(String name, @Nullable String artifactLocation, Map<String, String> tags);

    Optional<Project> find(String id);

    Optional<Project> named(String name);

    /// All of them, deleted ones too, newest first, then by id.
    List<Project> all();

    Project rename(String id, String name);

    /// @param value null removes the tag
    void tag(String id, String key, @Nullable String value);

    /// Soft; its runs are deleted with it. @throws Refused `ABSENT` if it is unknown or already deleted
    void delete(String id);

    /// As [#delete(String)], where some of its runs were deleted before it as part of the same: they come back with it too.
    ///
    /// @param with those that are not deleted, or lie in other projects, are passed over
    void delete(String id, Collection<RunId> with);

    /// Brings the project back with the runs that its deletion deleted.
    void restore(String id);

    /// Figures for a list of projects.
    Activity activity(String id);

    /// @param running with this status; those of them that are silent ([dev.loupe.runs.domain.Run#silentSince]) are counted
    /// @param silent  how many of the running ones are silent
    /// @param perDay `[28]` runs started each day of the last four weeks (UTC), oldest first
    /// @param lastMicros wall time of the newest point, 0 if there is none
    record Activity(
            long runs, long running, long silent, long points, long lastMicros, int[] perDay) {}
}
