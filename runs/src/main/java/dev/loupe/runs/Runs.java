package dev.loupe.runs;

import dev.loupe.core.RunId;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesSummary;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/// The runs of a store, one by one.
public interface Runs {
    /// What a new run starts with. A null id or name is made up; the name is also kept as tag `mlflow.runName`.
    record NewRun(
            @Nullable RunId id,
            String project,
            @Nullable String name,
            String user,
            long startMillis,
            RunStatus status,
            List<Param> params,
            Map<String, String> tags) {}

    /// Null fields stay as they are.
    record Change(
            @Nullable String name,
            @Nullable RunStatus status,
            @Nullable Long endMillis,
            @Nullable Long startMillis) {}

    /// @throws Refused `ABSENT` for an unknown project, `STATE` for a deleted one, `EXISTS` for a known id
    Run create(NewRun run);

    /// As [#create], without waiting: what is written to the run after this finds it. The answer comes once it is durable; its failure is a [Refused].
    CompletableFuture<Run> submit(NewRun run);

    Optional<Run> find(RunId id);

    /// Those that exist, in the order asked.
    List<Run> find(Collection<RunId> ids);

    Run update(RunId id, Change change);

    /// As [#update], without waiting. The answer comes once it is durable; its failure is a [Refused].
    CompletableFuture<Run> submit(RunId id, Change change);

    /// Says that the run is alive.
    void heartbeat(RunId id);

    /// Says of those of some runs that run that nothing was heard of them after their newest point, or their start without one: they were brought in from elsewhere. Those that are not there are passed over.
    void heardWhenLogged(Collection<RunId> ids);

    /// Soft; deleting twice is fine.
    void delete(RunId id);

    void restore(RunId id);

    /// Sorted by key.
    List<Param> params(RunId id);

    SortedMap<String, String> tags(RunId id);

    /// Sets a tag to what `change` makes of it, in one step that no other write comes into.
    ///
    /// @param change gets the tag's text, empty if the run has none; it may throw [Refused], and nothing is written
    void changeTag(RunId id, String key, UnaryOperator<String> change);

    /// @throws Refused `ABSENT` if there is no such tag
    void deleteTag(RunId id, String key);

    /// All series of the run, sorted. Points of acknowledged batches are counted.
    List<SeriesSummary> series(RunId id);

    /// What a list needs of several runs at once, without a query a run.
    ///
    /// @param series all series without context
    record Whole(
            Run run,
            List<Param> params,
            SortedMap<String, String> tags,
            List<SeriesSummary> series) {}

    List<Whole> whole(List<RunId> ids);
}
