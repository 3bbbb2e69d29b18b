package dev.loupe.runs;

import dev.loupe.core.RunId;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaSeries;
import dev.loupe.runs.domain.SeriesKey;

import java.util.List;

/// Things that runs logged at steps: images, histograms, texts, tables and their like. Their files are the run's [Artifacts]; here is what lies at which step.
public interface Media {
    /// Adds items; one of the same series, step, time and index is stored once. A series holds things of one kind: those of another under the same key lie below it, as `points/embedding`.
    ///
    /// @throws Refused `ABSENT` for an unknown run
    void add(RunId run, List<MediaItem> items);

    /// All series of things of the run, sorted by key.
    List<MediaSeries> series(RunId run);

    /// Steps at which the series has something, ascending, each once.
    long[] steps(RunId run, SeriesKey series);

    /// Items with `from ≤ step ≤ to`, by step, time and index; at most `limit`.
    List<MediaItem> items(RunId run, SeriesKey series, long from, long to, int limit);
}
