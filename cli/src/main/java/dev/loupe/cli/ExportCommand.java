package dev.loupe.cli;

import dev.loupe.cli.export.CsvTable;
import dev.loupe.cli.export.JsonlTable;
import dev.loupe.cli.export.ParquetTable;
import dev.loupe.cli.export.RunExport;
import dev.loupe.cli.export.RunFolders;
import dev.loupe.cli.export.SeriesTable;
import dev.loupe.cli.export.TableExport;
import dev.loupe.cli.export.events.EventsExport;
import dev.loupe.cli.export.mlruns.MlrunsExport;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.store.Stores;
import dev.loupe.sdk.wire.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/// `loupe export`: runs out of the store, as one long table of their series, or as what TensorBoard or MLflow read.
@Command(
        name = "export",
        description =
                "Writes series as a long table (csv, jsonl, parquet: project, run_id, run, key, step, time, value), or whole runs as a folder of TensorBoard's event files (tfevents) or as MLflow's file store (mlruns).",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  loupe export --format csv -o all.csv",
            "  loupe export penguins --store ~/.loupe/demo --format parquet \\",
            "      -o penguins.parquet",
            "  loupe export penguins/trees-d2-lr0.3-s1 --store ~/.loupe/demo --format jsonl \\",
            "      -o run.jsonl",
            "  loupe export \"my project\" --format tfevents -o logs",
            "  loupe export --format mlruns -o mlruns",
            "",
            "Exit code 1 when a series is damaged; it is named, and the rest is written."
        })
final class ExportCommand implements Callable<Integer> {
    /// What is written.
    enum Format {
        CSV,
        JSONL,
        PARQUET,
        TFEVENTS,
        MLRUNS;

        /// Whether it is a folder of many files.
        boolean folder() {
            return this == TFEVENTS || this == MLRUNS;
        }
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "PROJECT[/RUN]",
            description = "A project by name, or one of its runs by name or id (default: all).")
    @Nullable String what;

    @Mixin StoreOptions store = new StoreOptions();

    @Option(
            names = "--format",
            required = true,
            description = "${COMPLETION-CANDIDATES}, in any case.")
    Format format = Format.CSV;

    @Option(
            names = "-o",
            required = true,
            paramLabel = "PATH",
            description = "The file to write, or the folder for tfevents and mlruns.")
    Path out = Path.of("");

    @Option(names = "--json", description = "Say what was written as one JSON object.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        String location = store.locationOr("store");
        StoredRuns.exists(location);
        if (format.folder() && Files.exists(out) && !Files.isDirectory(out)) {
            throw new Refused(
                    Refused.Why.INVALID,
                    "-o must name a folder for this format, but " + out + " is a file.");
        }
        List<String> damaged = new ArrayList<>();
        Map<String, Object> said = new LinkedHashMap<>();
        try (Store opened = Stores.open(location, store.contents(location))) {
            List<Run> runs = StoredRuns.of(opened, what);
            long points =
                    format.folder() ? folder(opened, runs, damaged) : file(opened, runs, damaged);
            said.put("file", out.toString());
            said.put("runs", runs.size());
            said.put("points", points);
            said.put("damaged", damaged);
        }
        damaged.forEach(System.err::println);
        if (json) {
            System.out.println(Json.of(said));
        }
        return damaged.isEmpty() ? Main.DONE : Main.DAMAGED;
    }

    /// Beside the wanted file until it is whole.
    private long file(Store opened, List<Run> runs, List<String> damaged) throws IOException {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try {
            long points;
            try (RunExport table = new TableExport(table(part))) {
                points = all(opened, runs, table, damaged);
            }
            Files.move(part, out, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return points;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private long folder(Store opened, List<Run> runs, List<String> damaged) throws IOException {
        Path home = Files.createDirectories(out).toRealPath();
        boolean projects = runs.stream().map(Run::project).distinct().count() > 1;
        try (RunExport export =
                format == Format.MLRUNS
                        ? new MlrunsExport(home)
                        : new EventsExport(new RunFolders(home, projects))) {
            return all(opened, runs, export, damaged);
        }
    }

    private static long all(Store opened, List<Run> runs, RunExport export, List<String> damaged)
            throws IOException {
        long points = 0;
        Map<String, Project> projects = new HashMap<>();
        try (Progress progress = new Progress("Exporting runs")) {
            for (int i = 0; i < runs.size(); i++) {
                Run run = runs.get(i);
                progress.at(i, runs.size(), run.name());
                Project project = projects.get(run.project());
                if (project == null) {
                    project = opened.projects().find(run.project()).orElseThrow();
                    projects.put(run.project(), project);
                }
                points += export.run(opened, project, run, damaged::add);
            }
        }
        return points;
    }

    private SeriesTable table(Path file) throws IOException {
        OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18);
        return switch (format) {
            case JSONL -> new JsonlTable(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
            case PARQUET -> new ParquetTable(bytes);
            default -> new CsvTable(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        };
    }

    @Override
    public String toString() {
        return "export " + format.name().toLowerCase(Locale.ROOT);
    }
}
