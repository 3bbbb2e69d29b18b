package dev.loupe.cli;

import dev.loupe.cli.figure.Finished;
import dev.loupe.core.Reading;
import dev.loupe.figure.FileFormat;
import dev.loupe.networks.Formats;
import dev.loupe.networks.diff.DiffPicture;
import dev.loupe.networks.diff.DiffTable;
import dev.loupe.networks.diff.DiffWords;
import dev.loupe.networks.diff.ModelDiff;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// `loupe diff`: what changed from one model to another.
@Command(
        name = "diff",
        description = "Says what changed from one model or run to another, or to several.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Networks are compared by structure: names and the order of nodes do not matter. Files of weights alone are compared by the tensors' names.",
            "Runs are compared by status, params, tags, files, and all points of their series; two by two, or several by name. With --store, A and B are PROJECT/RUN or PROJECT.",
            "",
            "Examples:",
            "  loupe diff before.onnx after.onnx",
            "  loupe diff model.onnx model-int8.onnx --json",
            "  loupe diff before.onnx after.onnx -o what-changed.svg",
            "  loupe diff base.safetensors tuned.safetensors",
            "  loupe diff model.onnx model-fp16.onnx model-int8.onnx",
            "  loupe diff logs/monday logs/tuesday",
            "  loupe diff penguins/trees-d2-lr0.3-s1 penguins/trees-d3-lr0.3-s1 \\",
            "      --store ~/.loupe/demo",
            "",
            "Exit code 0 when they are equal, 1 when they differ or one is damaged."
        })
final class DiffCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Spec CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "A", description = "The model, or the runs, before.")
    Path before = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "B",
            description = "What came after; several are each compared with A.")
    List<Path> after = List.of();

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Option(
            names = "-o",
            paramLabel = "OUT",
            description =
                    "Also draw it; .svg, .png, .pdf, .html or .json. + added, − removed, ~ changed, ≈ other numbers.")
    @Nullable Path out;

    @Option(names = "--theme", description = "${COMPLETION-CANDIDATES}, in any case.")
    PictureOptions.Theme theme = PictureOptions.Theme.LIGHT;

    @Mixin StoreOptions store = new StoreOptions();

    @Override
    public Integer call() throws IOException {
        if (out != null && after.size() > 1) {
            throw Wrong.usage(
                    spec,
                    "-o draws one difference: expected one path after A, found "
                            + after.size()
                            + ".");
        }
        Finished picture = picture();
        RunDiffs runs = new RunDiffs(spec, json, picture, theme == PictureOptions.Theme.DARK);
        if (store.store != null) {
            return runs.stored(
                    store, before.toString(), after.stream().map(Path::toString).toList());
        }
        ImportCommand.exists(before);
        Reading<Model> first = Formats.read(ModelFile.open(before));
        if (first instanceof Reading.NotThisFormat && noModels()) {
            return runs.logs(before, after);
        }
        ModelArgument models = new ModelArgument(spec);
        Model a = models.model(before, first);
        List<ModelDiff> diffs = new ArrayList<>();
        for (Path path : after) {
            Model b = models.model(path);
            if (a == null || b == null) {
                return Main.DAMAGED;
            }
            ModelDiff diff = ModelDiff.of(a, b);
            diffs.add(diff);
            if (picture != null) {
                picture.write(
                        t -> DiffPicture.of(a, b, diff, t, title(path)),
                        theme == PictureOptions.Theme.DARK);
            }
            System.out.println(json ? json(path, diff) : text(path, diff));
        }
        if (!json && after.size() > 1) {
            String table = DiffTable.of(diffs).text(after.stream().map(Path::toString).toList());
            System.out.print(table.isEmpty() ? "" : table + "\n");
        }
        return diffs.stream().allMatch(ModelDiff::equal) ? Main.DONE : Main.DAMAGED;
    }

    /// Whether nothing after A is a model.
    private boolean noModels() throws IOException {
        for (Path path : after) {
            ImportCommand.exists(path);
            if (!(Formats.read(ModelFile.open(path)) instanceof Reading.NotThisFormat)) {
                return false;
            }
        }
        return true;
    }

    private String title(Path path) {
        return before.getFileName() + " → " + path.getFileName();
    }

    private String text(Path path, ModelDiff diff) {
        return after.size() == 1
                ? DiffWords.text(diff)
                : title(path) + ": " + DiffWords.structure(diff);
    }

    private String json(Path path, ModelDiff diff) {
        Map<String, Object> said = new LinkedHashMap<>();
        if (after.size() > 1) {
            said.put("before", before.toString());
            said.put("after", path.toString());
        }
        said.putAll(DiffWords.json(diff));
        return JSON.writeValueAsString(said);
    }

    private @Nullable Finished picture() {
        if (out == null) {
            return null;
        }
        try {
            FileFormat.of(out);
        } catch (IllegalArgumentException e) {
            throw Wrong.usage(spec, String.valueOf(e.getMessage()));
        }
        return new Finished(out, null, 2);
    }
}
