package dev.loupe.cli;

import dev.loupe.cli.offline.StoreSink;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Store;
import dev.loupe.runs.store.Stores;
import dev.loupe.sdk.offline.OfflineFolder;
import dev.loupe.sdk.wire.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/// `loupe import`: runs from elsewhere into the store.
@Command(
        name = "import",
        description = "Brings runs in, once. A second import changes nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Kinds: offline (a folder that Loupe's Java SDK wrote)",
            "",
            "Examples:",
            "  loupe import ./offline-runs",
            "  loupe import ./offline-runs --project penguins --store /data/runs",
            "",
            "Exit code 1 when something was damaged; it is named, and the rest is imported."
        })
final class ImportCommand implements Callable<Integer> {
    /// What a path holds.
    enum Kind {
        OFFLINE
    }

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "A folder of runs, or of one run.")
    List<Path> paths = List.of();

    @Mixin StoreOptions store = new StoreOptions();

    @Option(
            names = "--kind",
            description =
                    "What the paths hold, when it is not recognised: ${COMPLETION-CANDIDATES}.")
    @Nullable Kind kind;

    @Option(
            names = "--project",
            paramLabel = "NAME",
            description = "The project for all runs, instead of their own.")
    @Nullable String project;

    @Option(names = "--json", description = "Say what was imported as one JSON object.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        for (Path path : paths) {
            recognise(path);
        }
        boolean clean = true;
        List<String> problems = new ArrayList<>();
        try (Store opened = Stores.open(store.locationOr("store"), store.artifacts)) {
            StoreSink sink = new StoreSink(opened, project);
            long runs = 0;
            long records = 0;
            try (Progress progress = new Progress("Importing runs")) {
                List<Path> all =
                        paths.stream()
                                .flatMap(path -> new OfflineFolder(path).runs().stream())
                                .toList();
                for (Path run : all) {
                    progress.at(runs++, all.size(), String.valueOf(run.getFileName()));
                    OfflineFolder.Report report = new OfflineFolder(run).replay(sink);
                    report.sentences().forEach(System.err::println);
                    problems.addAll(report.sentences());
                    records += report.records();
                    clean &= report.clean();
                }
            }
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("runs", runs);
            said.put("records", records);
            said.put("clean", clean);
            said.put("problems", problems);
            System.out.println(
                    json
                            ? Json.of(said)
                            : String.format(
                                    Locale.ROOT,
                                    "%,d runs imported (%,d records).",
                                    runs,
                                    records));
        }
        return clean ? Main.DONE : Main.DAMAGED;
    }

    /// @throws Refused if nothing that can be imported is there
    static void recognise(Path path) throws NoSuchFileException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (!OfflineFolder.recognises(path)) {
            throw new Refused(
                    Refused.Why.INVALID,
                    path
                            + " holds no runs that Loupe knows: expected a folder with events.log, or a folder of such folders.");
        }
    }
}
