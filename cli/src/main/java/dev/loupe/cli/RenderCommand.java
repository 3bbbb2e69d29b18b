package dev.loupe.cli;

import dev.loupe.cli.figure.Finished;
import dev.loupe.cli.figure.Source;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.json.SpecJson;
import dev.loupe.figure.spec.Picture;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `loupe render`: a figure from its spec.
@Command(
        name = "render",
        description = "Draws what is in a file: a figure spec.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "FILE is a figure spec (docs/figures/spec.md).",
            "",
            "Examples:",
            "  loupe render loss.json -o loss.svg",
            "  loupe render loss.json -o loss.png --density 4 --theme dark",
            "  loupe render loss.json -o loss.html --data numbers.json",
        })
final class RenderCommand implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1", paramLabel = "FILE", description = "The spec; - for standard input.")
    String source = Source.STANDARD_INPUT;

    @Mixin PictureOptions options = new PictureOptions();

    @Override
    public Integer call() throws IOException {
        Finished finished;
        try {
            finished = options.finished();
        } catch (IllegalArgumentException e) {
            throw Wrong.usage(spec, String.valueOf(e.getMessage()));
        }
        Picture read = SpecJson.read(Source.text(source, System.in), this::table);
        finished.write(read.with(options.over(read.heading())));
        return Main.DONE;
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
