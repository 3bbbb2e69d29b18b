package dev.loupe.cli;

import dev.loupe.cli.figure.Finished;
import dev.loupe.figure.FileFormat;
import dev.loupe.figure.data.Plain;
import dev.loupe.figure.spec.Heading;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;

/// What the commands that draw have in common.
final class PictureOptions {
    /// The themes there are.
    enum Theme {
        LIGHT,
        DARK
    }

    @Option(
            names = "-o",
            required = true,
            paramLabel = "OUT",
            description =
                    "The file to write; .svg, .png, .pdf, .tex (TikZ), .html or .json (the scene).")
    Path out = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "OUT.json",
            description = "Also write the numbers behind the picture.")
    @Nullable Path data;

    @Option(names = "--title", description = "Above the picture.")
    @Nullable String title;

    @Option(names = "--width", paramLabel = "PIXELS", description = "40 to 32767.")
    @Nullable Double width;

    @Option(names = "--height", paramLabel = "PIXELS", description = "40 to 32767.")
    @Nullable Double height;

    @Option(names = "--theme", description = "${COMPLETION-CANDIDATES}, in any case.")
    @Nullable Theme theme;

    @Option(
            names = "--density",
            defaultValue = "2",
            description = "Of PNG: pixels of the file for each of the picture (default: 2).")
    double density = 2;

    /// The heading with what was asked for in place of its own.
    Heading over(Heading heading) {
        Heading said = title == null ? heading : heading.title(title);
        said =
                said.size(
                        width == null ? said.width() : width,
                        height == null ? said.height() : height);
        return theme == null ? said : said.theme(theme == Theme.DARK ? "dark" : "light");
    }

    private static void within(String option, @Nullable Double said, double least, double most) {
        if (said != null && !(said >= least && said <= most)) {
            throw new IllegalArgumentException(
                    "%s must be from %s to %s, but is %s."
                            .formatted(
                                    option,
                                    Plain.number(least),
                                    Plain.number(most),
                                    Plain.number(said)));
        }
    }

    boolean dark() {
        return theme == Theme.DARK;
    }

    /// @throws IllegalArgumentException if the file's ending is no format, its folder is absent, or a number is beyond what it may be
    Finished finished() {
        FileFormat.of(out);
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null && Files.notExists(folder)) {
            throw new IllegalArgumentException("There is no folder " + folder + " for -o.");
        }
        within("--width", width, 40, 32_767);
        within("--height", height, 40, 32_767);
        within("--density", density, 0.1, 16);
        return new Finished(out, data, density);
    }
}
