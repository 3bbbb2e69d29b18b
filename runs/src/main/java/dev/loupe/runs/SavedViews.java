package dev.loupe.runs;

import dev.loupe.runs.domain.SavedView;

import java.util.List;
import java.util.Optional;

/// What pages of projects show, kept under names for all who look at them. Changes are durable on return.
public interface SavedViews {
    /// Characters of a state, at most.
    int LONGEST = 64_000;

    /// What of a view becomes another; empty parts stay.
    ///
    /// @param first whether the project's page begins with it; the one that was first no longer is
    record Change(Optional<String> name, Optional<String> state, Optional<Boolean> first) {}

    /// Those of a project by name; empty for an unknown project.
    List<SavedView> of(String project);

    /// @throws Refused `ABSENT` without such an active project, `EXISTS` if the name is taken, `INVALID` if it is blank or the state too long
    SavedView save(String project, String name, String state);

    /// @throws Refused as [#save] does, `ABSENT` also if the project has no such view
    SavedView change(String project, long id, Change change);

    /// @throws Refused `ABSENT` if the project has no such view
    void delete(String project, long id);
}
