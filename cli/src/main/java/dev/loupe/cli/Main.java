package dev.loupe.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.io.PrintWriter;
import java.util.List;

/// `loupe`: see what your machine-learning work did.
///
/// Exit codes: 0 done, 1 the thing asked about is damaged or differs as asked, 2 wrong usage. Errors are one sentence on standard error.
@Command(
        name = "loupe",
        description = "One workbench in which you see what your machine-learning work did.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  loupe demo       real sample runs, watched while they train",
            "  loupe serve      the workbench and the tracking server, on port 5050",
            "  MLFLOW_TRACKING_URI=http://127.0.0.1:5050 python train.py",
            "  loupe export penguins --store ~/.loupe/demo --format csv -o penguins.csv",
            "  loupe inspect model.onnx --json",
            "  loupe plot penguins.csv --mark point --x bill_length_mm --y bill_depth_mm \\",
            "      --color species -o bills.svg",
        })
public final class Main implements Runnable {
    static final int DONE = 0;
    static final int DAMAGED = 1;
    static final int WRONG_USAGE = 2;

    /// In the order of the help.
    private static final List<Class<?>> COMMANDS =
            List.of(
                    DemoCommand.class,
                    ServeCommand.class,
                    ImportCommand.class,
                    ExportCommand.class,
                    InspectCommand.class,
                    RenderCommand.class,
                    DiffCommand.class,
                    CheckCommand.class,
                    PlotCommand.class,
                    WarmUpCommand.class);

    @Option(
            names = "--trace",
            description = "Print the stack trace of an error.",
            scope = CommandLine.ScopeType.INHERIT)
    boolean trace;

    @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /// Runs one command line and answers its exit code.
    static int run(String... args) {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        commands(args).forEach(command -> line.addSubcommand(new CommandLine(command)));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((mistake, given) -> wrongUsage(mistake));
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                    if (main.trace) {
                        failure.printStackTrace(command.getErr());
                    }
                    return Sentence.print(failure, command.getErr());
                });
        return line.execute(args);
    }

    /// The command that is meant, else all: reading what a command takes costs 20 ms each.
    private static List<Class<?>> commands(String[] args) {
        for (Class<?> command : COMMANDS) {
            if (args.length > 0 && command.getAnnotation(Command.class).name().equals(args[0])) {
                return List.of(command);
            }
        }
        return COMMANDS;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }

    private static int wrongUsage(ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        String sentence = Sentence.of(mistake);
        err.println(sentence.endsWith(".") ? sentence : sentence + ".");
        if (mistake instanceof CommandLine.UnmatchedArgumentException) {
            CommandLine.UnmatchedArgumentException.printSuggestions(mistake, err);
        }
        err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return WRONG_USAGE;
    }
}
