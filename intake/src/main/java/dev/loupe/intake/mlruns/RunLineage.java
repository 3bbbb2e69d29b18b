package dev.loupe.intake.mlruns;

import dev.loupe.intake.Logbook;
import dev.loupe.intake.RunLog;
import dev.loupe.runs.Registry.DatasetInput;
import dev.loupe.runs.Registry.ModelLink;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// What a run read and made: a folder each below `inputs` and `outputs` whose `meta.yaml` names a dataset of the experiment or a model. MLflow writes each once.
final class RunLineage {
    private final Path run;
    private final Set<Path> seen = new HashSet<>();

    RunLineage(Path run) {
        this.run = run;
    }

    /// Tells those that are new. @return whether there were any
    boolean tell(Logbook book, RunLog log) throws IOException {
        List<DatasetInput> datasets = new ArrayList<>();
        List<ModelLink> read = new ArrayList<>();
        for (Path input : fresh(run.resolve("inputs"))) {
            MetaFile meta = MetaFile.of(input);
            String id = meta.text("source_id");
            if (meta.text("source_type").equals("MODEL")) {
                read.add(new ModelLink(meta.text("destination_id"), 0));
                seen.add(input);
            } else if (plain(id)) {
                dataset(book, input, meta, run.resolveSibling("datasets").resolve(id), datasets);
            }
        }
        List<ModelLink> made = new ArrayList<>();
        for (Path output : fresh(run.resolve("outputs"))) {
            MetaFile meta = MetaFile.of(output);
            if (!meta.text("destination_id").isEmpty()) {
                made.add(
                        new ModelLink(
                                meta.text("destination_id"), Math.max(0, meta.number("step"))));
                seen.add(output);
            }
        }
        if (!datasets.isEmpty() || !read.isEmpty()) {
            log.inputs(datasets, read);
        }
        if (!made.isEmpty()) {
            log.outputs(made);
        }
        return !datasets.isEmpty() || !read.isEmpty() || !made.isEmpty();
    }

    private void dataset(
            Logbook book, Path input, MetaFile link, Path folder, List<DatasetInput> into)
            throws IOException {
        Path file = folder.resolve(MlrunsFormat.META);
        if (Files.isRegularFile(file) && Files.size(file) > MetaFile.LONGEST) {
            seen.add(input);
            book.damaged(
                    "The dataset in %s is left out: it has %d bytes, and at most %d are read."
                            .formatted(file, Files.size(file), MetaFile.LONGEST));
            return;
        }
        MetaFile meta = MetaFile.of(folder);
        if (meta.text("name").isEmpty() || meta.text("digest").isEmpty()) {
            return;
        }
        TreeMap<String, String> tags = new TreeMap<>();
        link.yaml()
                .path("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asString("")));
        into.add(
                new DatasetInput(
                        meta.text("name"),
                        meta.text("digest"),
                        meta.text("source_type"),
                        meta.text("source"),
                        meta.textOrNull("schema"),
                        meta.textOrNull("profile"),
                        tags));
        seen.add(input);
    }

    /// Whether it names a folder beside others, and leads nowhere else.
    private static boolean plain(String id) {
        return !id.isEmpty() && id.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-');
    }

    private List<Path> fresh(Path folder) throws IOException {
        List<Path> fresh = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return fresh;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path one : all) {
                if (!seen.contains(one)) {
                    fresh.add(one);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        fresh.sort(null);
        return fresh;
    }
}
