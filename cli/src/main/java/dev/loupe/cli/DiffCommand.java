package dev.loupe.cli;

import dev.loupe.cli.figure.Finished;
import dev.loupe.figure.FileFormat;
import dev.loupe.networks.diff.DiffPicture;
import dev.loupe.networks.diff.DiffWords;
import dev.loupe.networks.diff.ModelDiff;
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
        Model a = new ModelArgument(spec).model(before);
        Model b = new ModelArgument(spec).model(after);
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
}
