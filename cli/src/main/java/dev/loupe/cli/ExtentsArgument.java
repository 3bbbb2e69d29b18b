package dev.loupe.cli;

import dev.loupe.networks.infer.GivenExtents;

import picocli.CommandLine.Model.CommandSpec;

import java.util.List;
import java.util.Map;

/// What `--dims` gives.
final class ExtentsArgument {
    private ExtentsArgument() {}

    static Map<String, Long> of(CommandSpec spec, List<String> given) {
        try {
            return GivenExtents.of(String.join(",", given));
        } catch (IllegalArgumentException wrong) {
            throw Wrong.usage(spec, "--dims: " + wrong.getMessage());
        }
    }
}
