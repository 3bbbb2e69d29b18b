package dev.loupe.intake;

import dev.loupe.runs.Registry;

import java.util.Map;

/// Where sources tell what they read.
public interface Logbook {
    /// The run of that id: made when it is new; found, and left as it is, when it is known.
    RunLog run(Opening opening);

    /// A project as its own tool keeps it, also one without runs; told again when something of it changed. Tags that were changed in the store since stay.
    void project(String name, Map<String, String> tags);

    /// Puts a project away, as its own tool did with it and all its runs. Told once, or someone who took it back would lose it again.
    void projectDeleted(String name);

    /// A model that a run logged; told again when something of it changed, with metrics that are new. What was changed in the store since stays ([Registry#takeOver]).
    ///
    /// @param told `project` is the project's name; `artifactUri` empty unless its files lie elsewhere
    /// @return takes its files
    FileLog model(Registry.LoggedModel told);

    /// A logged model that its tool put away.
    void modelDeleted(String id);

    /// A registered model with all its versions; told again when something of it changed.
    ///
    /// @param place names the registry, the same at every start: a real path
    void registered(String place, Registry.Catalogued told);

    /// One sentence about something that could not be read: what, where, expected, found.
    void damaged(String sentence);

    /// One sentence about something that is sound, but nothing that Loupe keeps.
    void passedOver(String sentence);
}
