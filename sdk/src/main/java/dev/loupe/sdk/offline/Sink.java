package dev.loupe.sdk.offline;

import java.io.IOException;
import java.nio.file.Path;

/// Where the records of a run go. Every call may be repeated with the same arguments and must then change nothing more.
/// Texts named `json` have the shape of the request bodies in `docs/api.md`. An [IOException] means "try again later",
/// [Refused] means that this record will never be taken.
public interface Sink {
    /// Makes the run if it is not there: the body of `POST /api/v1/runs`, with `id` in it.
    void run(String id, String json) throws IOException;

    /// Points, params, tags, console lines: the body of `POST /api/v1/runs/{run}/log`.
    void log(String id, String json) throws IOException;

    /// One file of the run under `path` (parts joined by `/`).
    void file(String id, String path, Path content) throws IOException;

    /// Status, end, note, name: the body of `PATCH /api/v1/runs/{run}`.
    void patch(String id, String json) throws IOException;
}
