package dev.loupe.cli;

import dev.loupe.cli.figure.Finished;
import dev.loupe.cli.figure.Source;
import dev.loupe.core.Reading;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.ForeignFigure;
import dev.loupe.figure.foreign.carry.Carried;
import dev.loupe.figure.json.SpecJson;
import dev.loupe.figure.json.Tree;
import dev.loupe.figure.spec.Picture;
import dev.loupe.networks.graph.Model;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `loupe render`: a picture of what is in a file.
@Command(
        name = "render",
        description =
                "Draws what is in a file: a network, a figure spec, a Plotly figure or a Vega-Lite spec.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "FILE is a model (docs/reference/formats.md), a figure spec (docs/figures/spec.md), a Plotly figure as JSON, or a Vega-Lite spec with its data inline; its content",
            "decides. What of the latter two cannot be carried over is named, one sentence each.",
            "",
            "Examples:",
            "  loupe render loss.json -o loss.svg",
            "  loupe render loss.json -o loss.png --density 4 --theme dark",
            "  loupe render loss.json -o loss.html --data numbers.json",
            "  loupe render plotly-figure.json -o figure.pdf",
            "  loupe render model.onnx -o model.svg",
            "  loupe render model.onnx --view flat --across -o model.png",
            "  loupe render model.onnx --open encoder,encoder/layer.0 -o part.svg",
        })
final class RenderCommand implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1", paramLabel = "FILE", description = "The spec; - for standard input.")
    String source = Source.STANDARD_INPUT;

    @Mixin PictureOptions options = new PictureOptions();

    @ArgGroup(validate = false, heading = "%nOf a network:%n")
    NetworkOptions network = new NetworkOptions();

    @Override
    public Integer call() throws IOException {
        Finished finished;
        try {
            finished = options.finished();
        } catch (IllegalArgumentException e) {
            throw Wrong.usage(spec, String.valueOf(e.getMessage()));
        }
        if (!source.equals(Source.STANDARD_INPUT)) {
            Optional<Reading<Model>> model = network.model(Path.of(source));
            if (model.isPresent()) {
                return network(model.get(), finished);
            }
        }
        Picture read = picture(Tree.of(Source.text(source, System.in)));
        finished.write(read.with(options.over(read.heading())));
        return Main.DONE;
    }

    private int network(Reading<Model> reading, Finished finished) throws IOException {
        switch (reading) {
            case Reading.Read<Model>(Model model) -> {
                String title = options.title == null ? name() : options.title;
                finished.write(theme -> network.scene(model, theme, title), options.dark());
                Model.Damage damage = model.damage();
                if (damage == null) {
                    return Main.DONE;
                }
                spec.commandLine()
                        .getErr()
                        .println(source + ", at byte " + damage.at() + ": " + damage.what());
            }
            case Reading.Damaged<Model> damaged ->
                    spec.commandLine()
                            .getErr()
                            .printf(
                                    "%s, at byte %d: expected %s, found %s.%n",
                                    source, damaged.offset(), damaged.expected(), damaged.found());
            case Reading.NotThisFormat<Model> other ->
                    spec.commandLine().getErr().println(source + ": " + other.because());
        }
        return Main.DAMAGED;
    }

    private String name() {
        return String.valueOf(Path.of(source).getFileName());
    }

    /// A spec of Loupe's own, or another tool's; what of that cannot be carried over is said.
    private Picture picture(JsonNode root) {
        if (ForeignFigure.kind(root).isEmpty()) {
            return SpecJson.read(root, this::table);
        }
        Carried carried = ForeignFigure.read(root);
        carried.notes().forEach(note -> spec.commandLine().getErr().println(note));
        return carried.picture();
    }

    /// Paths in a spec begin at its folder.
    private Table table(String file) {
        Path folder = source.equals(Source.STANDARD_INPUT) ? null : Path.of(source).getParent();
        try {
            return Source.table(folder == null ? file : folder.resolve(file).toString(), System.in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
