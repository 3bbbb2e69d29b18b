package dev.loupe.cli;

import dev.loupe.cli.inspect.Inspector;
import dev.loupe.core.Reading;
import dev.loupe.networks.Formats;
import dev.loupe.networks.Inspection;
import dev.loupe.networks.cost.CostWords;
import dev.loupe.networks.cost.KvCache;
import dev.loupe.networks.cost.ModelCosts;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
            "  loupe inspect model.onnx --costs --dims batch=1,seq=128",
            "",
            "Exit code 1 when one is damaged or unknown."
        })
final class InspectCommand implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files and folders.")
    List<Path> paths = List.of();

    @Option(names = "--json", description = "One JSON object a line and file.")
    boolean json;

    @Option(
            names = "--costs",
            description = "Of networks also MACs, FLOPs and memory, by operator and module.")
    boolean costs;

    @Option(
            names = "--dims",
            split = ",",
            paramLabel = "NAME=N",
            description = "Numbers for symbolic extents: --dims batch=1,seq=128.")
    Map<String, Long> dims = new TreeMap<>();

    @Override
    public Integer call() throws IOException {
        for (Map.Entry<String, Long> dim : dims.entrySet()) {
            if (dim.getValue() == null || dim.getValue() < 0) {
                throw Wrong.usage(
                        spec, "--dims needs numbers of 0 or more: " + dim.getKey() + "=N.");
            }
        }
        JsonMapper mapper = JsonMapper.builder().build();
        boolean sound = true;
        for (Path path : paths) {
            ImportCommand.exists(path);
            Inspection said = Inspector.of(path);
            sound &= said.sound();
            Optional<Model> model = costs || !dims.isEmpty() ? model(path) : Optional.empty();
            if (model.isPresent()) {
                ModelCosts found = ModelCosts.of(model.get(), dims);
                long cache = KvCache.bytesPerToken(model.get());
                if (!json) {
                    System.out.print(said.text());
                    System.out.println(CostWords.text(found, dims, cache));
                    continue;
                }
                said.json().put("costs", CostWords.json(found, dims, cache));
            }
            System.out.println(json ? mapper.writeValueAsString(said.json()) : said.text());
        }
        return sound ? Main.DONE : Main.DAMAGED;
    }

    /// What is read of a file; empty if it is no model.
    private static Optional<Model> model(Path path) throws IOException {
        return !Files.isDirectory(path)
                        && Formats.read(ModelFile.open(path)) instanceof Reading.Read<Model> read
                ? Optional.of(read.value())
                : Optional.empty();
    }
}
