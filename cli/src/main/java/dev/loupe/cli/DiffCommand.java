package dev.loupe.cli;

import dev.loupe.cli.figure.Finished;
import dev.loupe.cli.inspect.Inspector;
import dev.loupe.core.Reading;
import dev.loupe.figure.FileFormat;
import dev.loupe.networks.Formats;
import dev.loupe.networks.Inspection;
import dev.loupe.networks.diff.DiffPicture;
import dev.loupe.networks.diff.DiffWords;
import dev.loupe.networks.diff.ModelDiff;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `loupe diff`: what changed from one model to another.
@Command(
        name = "diff",
        description = "Says what changed from one model to another.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Networks are compared by structure: names and the order of nodes do not matter. Files of weights alone are compared by the tensors' names.",
            "",
            "Examples:",
            "  loupe diff before.onnx after.onnx",
            "  loupe diff model.onnx model-int8.onnx --json",
            "  loupe diff before.onnx after.onnx -o what-changed.svg",
            "  loupe diff base.safetensors tuned.safetensors",
            "",
            "Exit code 0 when they are equal, 1 when they differ or one is damaged."
        })
final class DiffCommand implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "A", description = "The model before.")
    Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "The model after.")
    Path after = Path.of("");

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

    @Override
    public Integer call() throws IOException {
        Finished picture = picture();
        Model a = model(before);
        Model b = model(after);
        if (a == null || b == null) {
            return Main.DAMAGED;
        }
        ModelDiff diff = ModelDiff.of(a, b);
        if (picture != null) {
            String title = before.getFileName() + " → " + after.getFileName();
            picture.write(
                    t -> DiffPicture.of(a, b, diff, t, title), theme == PictureOptions.Theme.DARK);
        }
        System.out.println(
                json
                        ? JsonMapper.builder().build().writeValueAsString(DiffWords.json(diff))
                        : DiffWords.text(diff));
        return diff.equal() ? Main.DONE : Main.DAMAGED;
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

    /// What is read; null if that is damaged or nothing known, which is said.
    private @Nullable Model model(Path path) throws IOException {
        ImportCommand.exists(path);
        switch (Formats.read(ModelFile.open(path))) {
            case Reading.Read<Model>(Model model) -> {
                Model.Damage damage = model.damage();
                if (damage == null) {
                    return model;
                }
                say(path + ", at byte " + damage.at() + ": " + damage.what());
            }
            case Reading.Damaged<Model> damaged ->
                    say(
                            "%s, at byte %d: expected %s, found %s."
                                    .formatted(
                                            path,
                                            damaged.offset(),
                                            damaged.expected(),
                                            damaged.found()));
            case Reading.NotThisFormat<Model> other -> {
                Optional<String> kind = otherKind(path);
                if (kind.isPresent()) {
                    throw Wrong.usage(spec, kind.get());
                }
                say(path + ": " + other.because());
            }
        }
        return null;
    }

    private void say(String sentence) {
        spec.commandLine().getErr().println(sentence.endsWith(".") ? sentence : sentence + ".");
    }

    private static Optional<String> otherKind(Path path) throws IOException {
        Inspection said = Inspector.of(path);
        return switch (String.valueOf(said.json().get("kind"))) {
            case "runs" ->
                    Optional.of(
                            path
                                    + " holds runs, but diff compares models; runs are compared in the workbench: loupe serve "
                                    + path
                                    + ".");
            case "table" ->
                    Optional.of(
                            path
                                    + " is a table, but diff compares models (loupe inspect says what a file is).");
            default -> Optional.empty();
        };
    }
}
