package dev.loupe.intake;

import dev.loupe.runs.Console;
import dev.loupe.runs.Registry;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.RunStatus;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// One run, as a source tells it. Everything may be told again; it is kept once. What the store refuses becomes one sentence to [Logbook#damaged].
public interface RunLog extends FileLog {
    /// Any number of points; large columns are fastest.
    void points(Points points);

    /// Values replace what was told before.
    void params(List<Param> params);

    void tags(Map<String, String> tags);

    /// Things at steps. What they show as a file is told by [#file] first.
    void media(List<MediaItem> items);

    /// Lines from number `from` on; those known already are left out.
    void console(long from, List<Console.Line> lines);

    void status(RunStatus status, @Nullable Long endMillis);

    /// Puts the run away, as its own tool did; it can be taken back. Told once, or someone who took it back would lose it again.
    void deleted();

    /// Datasets and models that the run read.
    void inputs(List<Registry.DatasetInput> datasets, List<Registry.ModelLink> models);

    /// Models that the run made.
    void outputs(List<Registry.ModelLink> models);
}
