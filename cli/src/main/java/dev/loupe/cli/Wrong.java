package dev.loupe.cli;

import picocli.CommandLine;

/// Wrong usage that only shows while a command runs.
final class Wrong {
    private Wrong() {}

    static CommandLine.ParameterException usage(
            CommandLine.Model.CommandSpec spec, String sentence) {
        return new CommandLine.ParameterException(spec.commandLine(), sentence);
    }
}
