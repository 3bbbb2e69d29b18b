package dev.loupe.cli;

import dev.loupe.cli.figure.Finished;
import dev.loupe.cli.figure.Source;
import dev.loupe.core.Reading;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.ForeignFigure;
import dev.loupe.figure.foreign.carry.Carried;
import dev.loupe.figure.json.PictureFiles;
import dev.loupe.figure.json.SpecJson;
import dev.loupe.figure.json.Tree;
import dev.loupe.figure.spec.Picture;
import dev.loupe.networks.Inspection;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.schematic.Schematic;
import dev.loupe.networks.schematic.draw.SchematicScene;
import dev.loupe.networks.schematic.json.SchematicJson;
import dev.loupe.networks.schematic.json.ShortForm;
import dev.loupe.networks.schematic.json.SpecInSvg;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/// `loupe render`: a picture of what is in a file.
@Command(
        name = "render",
        description =
                "Draws what is in a file: a network, a schematic, a figure spec, a Plotly figure or a Vega-Lite spec.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "FILE is a model (docs/reference/formats.md), a schematic (docs/schematics.md), a figure spec (docs/figures/spec.md), a Plotly figure as JSON, or a Vega-Lite spec with its",
            "data inline; or the SVG of a schematic, which carries its spec. Its content decides. What of the latter two cannot be carried over is named, one sentence each. A schematic may also be one line of text in place of FILE.",
            "",
            "Examples:",
            "  loupe render loss.json -o loss.svg",
            "  loupe render loss.json -o loss.png --density 4 --theme dark",
            "  loupe render loss.json -o loss.html --data numbers.json",
            "  loupe render plotly-figure.json -o figure.pdf",
            "  loupe render model.onnx -o model.svg",
            "  loupe render model.onnx --view flat --across -o model.png",
            "  loupe render model.onnx --open encoder,encoder/layer.0 -o part.svg",
            "  loupe render model.onnx --schematic fcnn --set most=12 -o weights.pdf",
            "  loupe render fcnn:4,8:ReLU,8:ReLU,3:Softmax -o net.tex",
            "  loupe render 'blocks:Input > {Norm > Attention} > {Norm > MLP} > Output' \\",
            "      -o block.svg",
        })
final class RenderCommand implements Callable<Integer> {
    /// What a spec, or a picture that carries one, begins with.
    private static final Pattern JSON = Pattern.compile("^\\ufeff?\\s*[\\[{<\"]");

    @Spec CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1",
            paramLabel = "FILE",
            description = "A file, a schematic as one line of text, or - for standard input.")
    String source = Source.STANDARD_INPUT;

    @Mixin PictureOptions options = new PictureOptions();

    @ArgGroup(validate = false, heading = "%nOf a network:%n")
    NetworkOptions network = new NetworkOptions();

    @ArgGroup(validate = false, heading = "%nOf a schematic:%n")
    SchematicOptions schematic = new SchematicOptions();

    @Override
    public Integer call() throws IOException {
        Finished finished;
        try {
            finished = options.finished();
        } catch (IllegalArgumentException e) {
            throw Wrong.usage(spec, String.valueOf(e.getMessage()));
        }
        if (ShortForm.is(source)) {
            return schematic(ShortForm.read(source), finished);
        }
        if (!source.equals(Source.STANDARD_INPUT)) {
            Optional<Reading<Model>> model = network.model(Path.of(source));
            if (model.isPresent()) {
                return network(model.get(), finished);
            }
        }
        if (!source.equals(Source.STANDARD_INPUT) && Files.isDirectory(Path.of(source))) {
            throw none();
        }
        String text = Source.text(source, System.in);
        if (!source.equals(Source.STANDARD_INPUT)
                && !text.isBlank()
                && !JSON.matcher(text).find()) {
            throw none();
        }
        JsonNode root = Tree.of(SpecInSvg.looksLikeSvg(text) ? carried(text) : text);
        if (SchematicJson.is(root)) {
            return schematic(SchematicJson.read(root), finished);
        }
        if (schematic.style != null) {
            throw Wrong.usage(spec, "--schematic STYLE takes a model, but " + source + " is none.");
        }
        Picture read = picture(root);
        finished.write(read.with(options.over(read.heading())));
        return Main.DONE;
    }

    /// What a file or folder is that is neither model nor spec.
    private IllegalArgumentException none() throws IOException {
        Object why = Inspection.of(Path.of(source)).json().get("why");
        return new IllegalArgumentException(source + ": " + why);
    }

    /// The spec of a schematic's SVG.
    private String carried(String svg) {
        return SpecInSvg.of(svg)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        source
                                                + " is a picture that carries no spec; those of schematics that Loupe drew do, in <metadata>."));
    }

    private int schematic(Schematic read, Finished finished) throws IOException {
        if (schematic.style != null && schematic.style != read.style()) {
            throw Wrong.usage(
                    spec, "--schematic STYLE takes a model, but " + source + " is a schematic.");
        }
        draw(schematic.over(read), finished);
        return Main.DONE;
    }

    private void draw(Schematic drawn, Finished finished) throws IOException {
        Schematic titled =
                options.title == null ? drawn : drawn.with(drawn.sheet().title(options.title));
        finished.write(
                theme -> SchematicScene.of(titled, theme),
                options.dark(),
                SchematicJson.write(titled));
        SchematicOptions.keep(titled, options.data);
    }

    private int network(Reading<Model> reading, Finished finished) throws IOException {
        switch (reading) {
            case Reading.Read<Model>(Model model) -> {
                if (schematic.style != null) {
                    draw(schematic.of(model, schematic.style), finished);
                } else {
                    String title = options.title == null ? name() : options.title;
                    finished.write(theme -> network.scene(model, theme, title), options.dark());
                }
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
            return files().in(SpecJson.read(root, this::table));
        }
        Carried carried = ForeignFigure.read(root);
        carried.notes().forEach(note -> spec.commandLine().getErr().println(note));
        return files().in(carried.picture());
    }

    private PictureFiles files() {
        Path folder = source.equals(Source.STANDARD_INPUT) ? null : Path.of(source).getParent();
        return PictureFiles.below(folder == null ? Path.of("") : folder);
    }

    /// Paths in a spec begin at its folder. They lie below it or below the folder one works in, so that a spec from elsewhere shows
    /// nothing that it was not given.
    private Table table(String file) {
        Path folder = source.equals(Source.STANDARD_INPUT) ? null : Path.of(source).getParent();
        try {
            Path here = Path.of("").toRealPath();
            Path path = folder == null ? Path.of(file) : folder.resolve(file);
            boolean given =
                    !Files.exists(path)
                            || path.toRealPath().startsWith(here)
                            || folder != null && path.toRealPath().startsWith(folder.toRealPath());
            if (!given) {
                throw new IllegalArgumentException(
                        "A spec's table lies below the spec's folder or below the one that loupe is called in, but %s does not."
                                .formatted(path));
            }
            return Source.table(folder == null ? file : folder.resolve(file).toString(), System.in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
