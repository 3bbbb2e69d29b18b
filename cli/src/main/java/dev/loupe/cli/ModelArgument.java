package dev.loupe.cli;

import dev.loupe.cli.inspect.Inspector;
import dev.loupe.core.Reading;
import dev.loupe.networks.Formats;
import dev.loupe.networks.Inspection;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A model that a command was given, or a sentence on standard error why it is none.
final class ModelArgument {
    private final CommandSpec spec;

    ModelArgument(CommandSpec spec) {
        this.spec = spec;
    }

    /// What is read; null if that is damaged or nothing known, which is said.
    ///
    /// @throws CommandLine.ParameterException if it holds runs or a table
    @Nullable Model model(Path path) throws IOException {
        ImportCommand.exists(path);
        return model(path, Formats.read(ModelFile.open(path)));
    }

    /// The same of a file that was read already.
    @Nullable Model model(Path path, Reading<Model> reading) throws IOException {
        switch (reading) {
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
            case "runs" -> Optional.of(path + " holds runs, but a model is wanted.");
            case "table" -> Optional.of(path + " is a table, but a model is wanted.");
            default -> Optional.empty();
        };
    }
}
