package dev.loupe.runs.domain;

/// What the page of a project showed, kept under a name.
///
/// @param id      its number in the store, never given again
/// @param name    of at least one character that is no blank; each once in a project
/// @param state   what the page keeps in its address, as a JSON object
/// @param first   whether the project's page begins with it; at most one of a project does
/// @param savedAt when the state was saved last, milliseconds since 1970 UTC
public record SavedView(
        long id, String project, String name, String state, boolean first, long savedAt) {}
