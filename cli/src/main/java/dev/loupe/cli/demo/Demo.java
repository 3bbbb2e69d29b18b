package dev.loupe.cli.demo;

import dev.loupe.runs.Registry;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Project;
import dev.loupe.sdk.Loupe;
import dev.loupe.sdk.Run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Trains what is not there yet, a few at once, and registers the best model of each project at the end.
public final class Demo implements AutoCloseable {
    private static final int AT_ONCE = 4;
    private static final int ALL = 1_000;
    private static final String ACCURACY = "metrics.`val/accuracy`";

    private static final Map<String, String> NOTES =
            Map.of(
                    "digits",
                    "Handwritten digits of 8 × 8 pixels: networks beside boosted trees",
                    "penguins",
                    "Three species by four measures: small networks beside boosted trees");

    private final Store store;
    private final Loupe loupe;
    private final Training.Pace pace;
    private final ExecutorService trainers = Executors.newFixedThreadPool(AT_ONCE);
    private final Thread end = new Thread(this::registerBest, "loupe-demo");
    private volatile boolean stopped;

    /// @param pace how long trainings rest, as a factor; 0 for as fast as they can
    public Demo(Store store, Loupe loupe, double pace) {
        this.store = store;
        this.loupe = loupe;
        this.pace = new Training.Pace(pace);
        end.setDaemon(true);
    }

    /// Starts in the background. @return how many runs will be trained
    public int start() {
        List<Training> missing =
                Trainings.all().stream().filter(training -> !known(training)).toList();
        NOTES.forEach(
                (name, note) -> {
                    if (store.projects().named(name).isEmpty()) {
                        store.projects().create(name, null, Map.of(Project.NOTE, note));
                    }
                });
        missing.forEach(training -> trainers.execute(() -> train(training)));
        trainers.shutdown();
        if (!missing.isEmpty()) {
            end.start();
        }
        return missing.size();
    }

    /// Waits until all is trained and registered.
    public void await() throws InterruptedException {
        end.join();
    }

    private boolean known(Training training) {
        return store.projects()
                .named(training.project())
                .filter(
                        project ->
                                search(
                                                        project,
                                                        "attributes.run_name = '"
                                                                + training.name()
                                                                + "'",
                                                        1)
                                                .matched()
                                        > 0)
                .isPresent();
    }

    private RunSearch.Answer search(Project project, String filter, int limit) {
        return store.search()
                .search(
                        new RunSearch.Question(
                                List.of(project.id()),
                                filter,
                                List.of(ACCURACY + " desc"),
                                null,
                                List.of(ACCURACY),
                                0,
                                limit));
    }

    private void train(Training training) {
        Run run =
                loupe.run(training.project())
                        .name(training.name())
                        .params(training.config())
                        .tag("data", training.project())
                        .systemMetricsEvery(2_000)
                        .start();
        try {
            training.work().train(run, pace);
            run.close();
        } catch (InterruptedException e) {
            run.stop();
        } catch (Exception e) {
            run.fail(e);
        }
    }

    private void registerBest() {
        try {
            trainers.awaitTermination(ALL, TimeUnit.DAYS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!stopped) {
            for (String project :
                    Trainings.all().stream().map(Training::project).distinct().toList()) {
                store.projects().named(project).ifPresent(this::registerBestOf);
            }
        }
    }

    private void registerBestOf(Project project) {
        Registry registry = store.registry();
        String name = project.name() + "-classifier";
        if (registry.registered(name).isPresent()) {
            return;
        }
        RunSearch.Row best = search(project, ACCURACY + " > 0", 1).rows().getFirst();
        dev.loupe.runs.domain.Run run = store.runs().find(best.run()).orElseThrow();
        String said =
                String.format(
                        Locale.ROOT,
                        "%s: %.2f %% of the validation rows",
                        run.name(),
                        100 * (double) best.values().getFirst());
        registry.createRegistered(name, "The most accurate of the demo's classifiers.", Map.of());
        Registry.Version version =
                registry.createVersion(
                        name, run.artifactUri(), run.id(), null, null, said, Map.of());
        registry.alias(name, "champion", version.version());
    }

    /// Stops what goes on; its runs end as killed.
    @Override
    public void close() {
        stopped = true;
        trainers.shutdownNow();
        try {
            trainers.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
