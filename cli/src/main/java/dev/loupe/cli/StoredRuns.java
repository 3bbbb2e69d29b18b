package dev.loupe.cli;

import dev.loupe.core.RunId;
import dev.loupe.runs.Refused;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.Run;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs of a store by the names that people give them on the command line.
final class StoredRuns {
    private static final int PAGE = 1_000;

    private StoredRuns() {}

    /// @throws Refused if the store is a folder without one
    static void exists(String location) {
        if (!location.startsWith("jdbc:") && !Files.exists(Path.of(location, "loupe.db"))) {
            throw new Refused(
                    Refused.Why.ABSENT,
                    "There is no store in " + location + "; name its folder with --store.");
        }
    }

    /// @param what a project by name, or `PROJECT/RUN` with the run's name or id; null for all
    /// @throws Refused `ABSENT` if there is no such project or run
    static List<Run> of(Store opened, @Nullable String what) {
        if (what == null) {
            List<Run> all = new ArrayList<>();
            for (Project project : opened.projects().all().reversed()) {
                if (project.lifecycle() == Lifecycle.ACTIVE) {
                    all.addAll(runs(opened, project));
                }
            }
            return all;
        }
        var whole = opened.projects().named(what);
        if (whole.isPresent()) {
            return runs(opened, whole.get());
        }
        for (int slash = what.indexOf('/'); slash > 0; slash = what.indexOf('/', slash + 1)) {
            var project = opened.projects().named(what.substring(0, slash));
            String run = what.substring(slash + 1);
            if (project.isPresent()) {
                List<Run> found =
                        runs(opened, project.get()).stream()
                                .filter(r -> r.name().equals(run) || r.id().value().equals(run))
                                .toList();
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        throw new Refused(
                Refused.Why.ABSENT,
                "There is no project or run '"
                        + what
                        + "' in the store; projects are: "
                        + names(opened)
                        + ".");
    }

    private static String names(Store opened) {
        return String.join(
                ", ", opened.projects().all().stream().map(Project::name).limit(10).toList());
    }

    private static List<Run> runs(Store opened, Project project) {
        List<Run> all = new ArrayList<>();
        for (int offset = 0; ; offset += PAGE) {
            RunSearch.Question question =
                    new RunSearch.Question(
                            List.of(project.id()),
                            "",
                            List.of("start_time asc"),
                            Lifecycle.ACTIVE,
                            List.of(),
                            offset,
                            PAGE);
            List<RunId> ids =
                    opened.search().search(question).rows().stream()
                            .map(RunSearch.Row::run)
                            .toList();
            all.addAll(opened.runs().find(ids));
            if (ids.size() < PAGE) {
                return all;
            }
        }
    }
}
