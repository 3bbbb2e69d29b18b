package dev.loupe.cli;

import dev.loupe.intake.open.Following;
import dev.loupe.intake.open.StoreLogbook;
import dev.loupe.runs.Projects;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.store.Stores;
import dev.loupe.sdk.wire.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// `loupe import`: runs from elsewhere into the store.
@Command(
        name = "import",
        description = "Brings runs in, once. A second import changes nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "What a path holds is recognised by content, also when several kinds lie in one folder.",
            "",
            "Examples:",
            "  loupe import ./logs",
            "  loupe import ./offline-runs --project penguins --store /data/runs",
            "  loupe import ./logs --kind tensorboard --json",
            "  loupe import s3://experiments/2026",
            "",
            "Exit code 1 when something was damaged; it is named, and the rest is imported."
        })
final class ImportCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "A folder with logs somewhere in it, one log file, or its URL.")
    List<String> paths = List.of();

    @Mixin StoreOptions store = new StoreOptions();

    @Mixin Places places = new Places();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            completionCandidates = Kinds.Names.class,
            description = "Take logs of this kind only: ${COMPLETION-CANDIDATES}.")
    @Nullable String kind;

    @Option(
            names = "--project",
            paramLabel = "NAME",
            description = "The project for all runs, instead of their own.")
    @Nullable String project;

    @Option(names = "--json", description = "Say what was imported as one JSON object.")
    boolean json;

    @Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Kinds.check(kind, spec.commandLine());
        Places.check(paths);
        Set<String> problems = Collections.synchronizedSet(new LinkedHashSet<>());
        Consumer<String> complaint =
                sentence -> {
                    if (problems.add(sentence)) {
                        System.err.println(sentence);
                    }
                };
        String location = store.locationOr("store");
        try (Store opened = Stores.open(location, store.contents(location))) {
            Kinds kinds = new Kinds(opened, project);
            List<Places.Place> all =
                    places.open(paths, kinds.only(kind), StoreOptions.cache(location), complaint);
            try {
                StoreLogbook book =
                        new StoreLogbook(opened, project, complaint, System.err::println);
                Held before = Held.by(opened);
                bring(all, book, opened);
                book.heardWhenLogged();
                opened.runs().heardWhenLogged(kinds.offline().ids());
                say(book, kinds, problems, Held.by(opened).equals(before));
            } finally {
                Places.close(all);
            }
        }
        return problems.isEmpty() ? Main.DONE : Main.DAMAGED;
    }

    private void bring(List<Places.Place> all, StoreLogbook book, Store opened) throws IOException {
        for (Places.Place place : all) {
            try (Progress progress = new Progress("Fetching")) {
                place.site()
                        .fetch(
                                (read, bytes, n) ->
                                        progress.at(
                                                read >> 20, bytes >> 20, "MB of " + n + " files"));
            }
            if (place.site().look().isEmpty()) {
                throw new Refused(
                        Refused.Why.INVALID,
                        place.named()
                                + " holds no runs that Loupe knows: expected logs of "
                                + (kind != null ? kind : String.join(", ", Kinds.names()))
                                + ".");
            }
        }
        try (Following logs = new Following(Places.sites(all), book, opened.bookmarks());
                Progress progress = new Progress("Importing")) {
            logs.once(
                    (read, bytes, n) ->
                            progress.at(read >> 20, bytes >> 20, "MB of " + n + " logs"));
        }
    }

    /// How much a store holds, by which one sees whether something new came.
    private record Held(long runs, long points) {
        static Held by(Store store) {
            long runs = 0;
            long points = 0;
            for (Project project : store.projects().all()) {
                Projects.Activity activity = store.projects().activity(project.id());
                runs += activity.runs();
                points += activity.points();
            }
            return new Held(runs, points);
        }
    }

    private static String counted(long n, String thing) {
        return String.format(Locale.ROOT, "%,d %s", n, n == 1 ? thing : thing + "s");
    }

    private void say(StoreLogbook book, Kinds kinds, Set<String> problems, boolean known) {
        int runs = book.runs() + kinds.offline().runs();
        long records = kinds.offline().records();
        if (!json) {
            String held = counted(book.points(), "point") + ", " + counted(records, "record");
            String what = counted(runs, "run");
            System.out.println(
                    known
                            ? "No new runs or points: %s known (%s)."
                                    .formatted(what + (runs == 1 ? " was" : " were"), held)
                            : "%s imported (%s).".formatted(what, held));
            return;
        }
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("runs", runs);
        said.put("records", records);
        said.put("points", book.points());
        said.put("clean", problems.isEmpty());
        said.put("problems", List.copyOf(problems));
        System.out.println(Json.of(said));
    }

    /// @throws NoSuchFileException if nothing is there
    static void exists(Path path) throws NoSuchFileException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
    }
}
