package dev.loupe.cli;

import dev.loupe.networks.graph.Model;
import dev.loupe.networks.schematic.Schematic;
import dev.loupe.networks.schematic.derive.Derivation;
import dev.loupe.networks.schematic.json.SchematicJson;
import dev.loupe.networks.schematic.json.Settings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How `render` draws a schematic.
final class SchematicOptions {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})(?:[x×](\\d{1,6}))?");

    /// As many as `--set most=N` may ask for.
    private static final int KEPT = 128;

    @Option(
            names = "--schematic",
            paramLabel = "STYLE",
            description =
                    "Draw a model as papers do: fcnn (neurons, edges by weight), lenet (stacks of maps), alexnet (boxes in space) or transformer. In any case.")
    Schematic.@Nullable Style style;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description =
                    "Set a field of the schematic, such as edges.curved=true or layers.0.label=Image. May be given often.")
    List<String> settings = new ArrayList<>();

    @Option(
            names = "--input",
            paramLabel = "HxW",
            description = "Height and width of a model's input where it leaves them open.")
    @Nullable String input;

    /// @throws IllegalArgumentException with one sentence if the model has nothing that the style shows
    Schematic of(Model model, Schematic.Style asked) throws IOException {
        return over(Derivation.of(model, asked, wish()));
    }

    /// The same with what was set.
    Schematic over(Schematic schematic) {
        return Settings.over(schematic, settings);
    }

    /// The spec behind the picture, for `--data`.
    static void keep(Schematic schematic, @Nullable Path file) throws IOException {
        if (file != null) {
            Files.writeString(file, SchematicJson.write(schematic) + "\n");
        }
    }

    private Derivation.Wish wish() {
        if (input == null) {
            return new Derivation.Wish(0, 0, KEPT);
        }
        Matcher size = SIZE.matcher(input);
        if (!size.matches()) {
            throw new IllegalArgumentException(
                    "--input is a height and a width such as 224x224, but here it is "
                            + input
                            + ".");
        }
        int height = Integer.parseInt(size.group(1));
        return new Derivation.Wish(
                height, size.group(2) == null ? height : Integer.parseInt(size.group(2)), KEPT);
    }
}
