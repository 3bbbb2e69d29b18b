package dev.loupe.cli;

import dev.loupe.core.Reading;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.Formats;
import dev.loupe.networks.architecture.Synthesis;
import dev.loupe.networks.draw.ModelPicture;
import dev.loupe.networks.draw.View;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.infer.KnownTypes;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// How `render` looks at a network.
final class NetworkOptions {
    /// The views there are.
    enum Look {
        /// Modules, as many open as make a good first picture, repeats folded.
        OUTLINE,
        /// Every operator.
        FLAT
    }

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            description =
                    "outline: modules, repeats folded (default); flat: every operator. In any case.")
    @Nullable Look view;

    @Option(
            names = "--open",
            split = ",",
            paramLabel = "MODULE",
            description = "Paths of the modules that are open, instead of what is shown first.")
    @Nullable List<String> open;

    @Option(
            names = "--graph",
            defaultValue = "0",
            paramLabel = "N",
            description = "Which graph, as inspect lists them, from 0.")
    int graph;

    @Option(names = "--across", description = "From left to right.")
    boolean across;

    @Option(
            names = "--columns",
            defaultValue = "0",
            paramLabel = "N",
            description =
                    "A tall network as N columns side by side; 1 for one however tall (default: as many as make a page).")
    int columns;

    /// What is read of the file; empty if it is no model.
    Optional<Reading<Model>> model(Path file) throws IOException {
        ImportCommand.exists(file);
        Reading<Model> reading = Formats.read(ModelFile.open(file));
        return reading instanceof Reading.NotThisFormat ? Optional.empty() : Optional.of(reading);
    }

    Scene scene(Model model, Theme theme, String title) {
        View look = view == Look.FLAT ? View.FLAT : View.FIRST;
        if (open != null) {
            look = look.open(new LinkedHashSet<>(open));
        }
        return ModelPicture.of(
                KnownTypes.of(Synthesis.of(model)).model(),
                look.graph(graph).across(across),
                columns,
                theme,
                title);
    }
}
