package dev.loupe.cli;

import dev.loupe.cli.export.CsvTable;
import dev.loupe.cli.export.JsonlTable;
import dev.loupe.cli.export.ParquetTable;
import dev.loupe.cli.export.SeriesTable;
import dev.loupe.core.RunId;
import dev.loupe.runs.Refused;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.SeriesSummary;
import dev.loupe.runs.series.Column;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/// `loupe export`: series out of the store, as one long table.
@Command(
        name = "export",
        description =
                "Writes series as a long table: project, run_id, run, key, step, time, value.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  loupe export --format csv -o all.csv",
            "  loupe export penguins --format parquet -o penguins.parquet",
            "  loupe export penguins/brisk-lens-12 --format jsonl -o run.jsonl",
            "",
            "Exit code 1 when a series is damaged; it is named, and the rest is written."
        })
final class ExportCommand implements Callable<Integer> {
    /// What is written.
    enum Format {
        CSV,
        JSONL,
        PARQUET
    }

    private static final int PAGE = 1_000;

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

    @Option(names = "-o", required = true, paramLabel = "PATH", description = "The file to write.")
    Path out = Path.of("");

    @Option(names = "--json", description = "Say what was written as one JSON object.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        String location = store.locationOr("store");
        if (!location.startsWith("jdbc:") && !Files.exists(Path.of(location, "loupe.db"))) {
            throw new Refused(
                    Refused.Why.ABSENT,
                    "There is no store in " + location + "; name its folder with --store.");
        }
        Path part = out.resolveSibling(out.getFileName() + ".part");
        List<String> damaged = new ArrayList<>();
        Map<String, Object> said = new LinkedHashMap<>();
        try (Store opened = Stores.open(location, store.artifacts)) {
            List<Run> runs = runs(opened);
            try (SeriesTable table = table(part);
                    Progress progress = new Progress("Exporting runs")) {
                long points = 0;
                for (int i = 0; i < runs.size(); i++) {
                    progress.at(i, runs.size(), runs.get(i).name());
                    points += write(opened, runs.get(i), table, damaged);
                }
                said.put("file", out.toString());
                said.put("runs", runs.size());
                said.put("points", points);
                said.put("damaged", damaged);
            }
            Files.move(part, out, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        damaged.forEach(System.err::println);
        if (json) {
            System.out.println(Json.of(said));
        }
        return damaged.isEmpty() ? Main.DONE : Main.DAMAGED;
    }

    private SeriesTable table(Path file) throws IOException {
        OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18);
        return switch (format) {
            case CSV -> new CsvTable(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
            case JSONL -> new JsonlTable(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
            case PARQUET -> new ParquetTable(bytes);
        };
    }

    private List<Run> runs(Store opened) {
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

    /// Writes all series of a run but those that are damaged. @return how many points
    private static long write(Store opened, Run run, SeriesTable table, List<String> damaged)
            throws IOException {
        long written = 0;
        String project =
                opened.projects().find(run.project()).map(Project::name).orElse(run.project());
        for (SeriesSummary summary : opened.runs().series(run.id())) {
            Column points;
            try {
                points = opened.series().all(run.id(), summary.series());
            } catch (Refused refused) {
                if (refused.why() != Refused.Why.DAMAGED) {
                    throw refused;
                }
                damaged.add(
                        "Series "
                                + summary.series().key()
                                + " of run "
                                + run.id()
                                + " is left out: "
                                + refused.getMessage());
                continue;
            }
            table.series(project, run.id().value(), run.name(), summary.series());
            written += points.size();
            for (int i = 0; i < points.size(); i++) {
                table.point(points.steps()[i], points.micros()[i], points.values()[i]);
            }
        }
        return written;
    }

    @Override
    public String toString() {
        return "export " + format.name().toLowerCase(Locale.ROOT);
    }
}
