package dev.loupe.cli;

import dev.loupe.cli.inspect.Inspector;
import dev.loupe.networks.Inspection;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `loupe inspect`: what is in files and folders.
@Command(
        name = "inspect",
        description = "Says what is in a file: network, tensors, runs, table.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Content decides, not the file's name. With --json one object a line and file, in the order given.",
            "",
            "Examples:",
            "  loupe inspect model.onnx",
            "  loupe inspect --json *.safetensors ./logs",
            "",
            "Exit code 1 when one is damaged or unknown."
        })
final class InspectCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files and folders.")
    List<Path> paths = List.of();

    @Option(names = "--json", description = "One JSON object a line and file.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        boolean sound = true;
        for (Path path : paths) {
            ImportCommand.exists(path);
            Inspection said = Inspector.of(path);
            sound &= said.sound();
            System.out.println(json ? mapper.writeValueAsString(said.json()) : said.text());
        }
        return sound ? Main.DONE : Main.DAMAGED;
    }
}
