package dev.loupe.cli;

import dev.loupe.cli.inspect.Inspector;
import dev.loupe.core.Reading;
import dev.loupe.intake.open.Remote;
import dev.loupe.networks.Formats;
import dev.loupe.networks.Inspection;
import dev.loupe.networks.architecture.Synthesis;
import dev.loupe.networks.cost.CostWords;
import dev.loupe.networks.cost.KvCache;
import dev.loupe.networks.cost.ModelCosts;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.weights.SliceFile;

import org.jspecify.annotations.Nullable;

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
            "  loupe inspect s3://models/resnet.onnx",
            "  loupe inspect model.onnx --costs --dims batch=1,seq=128",
            "  loupe inspect model.safetensors --tensor conv1.weight --slice 0,:,:,3 \\",
            "      -o slice.npy",
            "",
            "Exit code 1 when one is damaged or unknown."
        })
final class InspectCommand implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files, folders, and objects by URL.")
    List<String> paths = List.of();

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
            description =
                    "Numbers for symbolic extents, shapes of inputs that have none: --dims batch=1,data=1x3x224x224.")
    List<String> dims = List.of();

    @Option(
            names = "--tensor",
            paramLabel = "NAME",
            description = "What the numbers of one tensor are like; its name or place from 0.")
    @Nullable String tensor;

    @Option(
            names = "--slice",
            paramLabel = "S",
            description = "Of a part of it, as in NumPy: 0,:,:,3 or 0:8,::2.")
    String slice = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Writes the tensor or slice: .csv or .npy.")
    @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        if (tensor != null) {
            return tensor(tensor);
        }
        if (!slice.isEmpty() || output != null) {
            throw Wrong.usage(spec, "--slice and -o need --tensor NAME.");
        }
        Map<String, Long> given = ExtentsArgument.of(spec, dims);
        JsonMapper mapper = JsonMapper.builder().build();
        boolean sound = true;
        for (String named : paths) {
            if (json && Remote.scheme(named).isEmpty() && Files.notExists(Path.of(named))) {
                sound = false;
                Inspection absent =
                        Inspection.unknown(
                                Path.of(named), "There is no file or folder of this name.");
                System.out.println(mapper.writeValueAsString(absent.json()));
                continue;
            }
            Fetched file = Fetched.of(named);
            Path path = file.path();
            Inspection said = Inspector.of(path);
            sound &= said.sound();
            Optional<Model> model = costs || !dims.isEmpty() ? model(path) : Optional.empty();
            if (model.isPresent()) {
                ModelCosts found = ModelCosts.of(Synthesis.of(model.get()), given);
                long cache = KvCache.bytesPerToken(model.get());
                if (!json) {
                    System.out.print(file.original(said.text()));
                    System.out.println(CostWords.text(found, given, cache));
                    continue;
                }
                said.json().put("costs", CostWords.json(found, given, cache));
            }
            System.out.println(
                    file.original(json ? mapper.writeValueAsString(said.json()) : said.text()));
        }
        return sound ? Main.DONE : Main.DAMAGED;
    }

    private int tensor(String name) throws IOException {
        if (paths.size() != 1) {
            throw Wrong.usage(spec, "--tensor needs one file, but there are " + paths.size() + ".");
        }
        Fetched file = Fetched.of(paths.getFirst());
        Model model =
                model(file.path())
                        .orElseThrow(() -> new IOException(file.named() + " holds no tensors."));
        TensorReport report = TensorReport.of(model, name, slice);
        try {
            report.cut();
            if (output != null) {
                report.write(output, kind(output));
            } else {
                System.out.println(
                        json
                                ? JsonMapper.builder().build().writeValueAsString(report.json())
                                : report.text());
            }
        } catch (IllegalArgumentException e) {
            throw Wrong.usage(spec, String.valueOf(e.getMessage()));
        }
        return model.damage() == null ? Main.DONE : Main.DAMAGED;
    }

    private static SliceFile kind(Path output) {
        String name = output.toString();
        if (name.endsWith(".csv")) {
            return SliceFile.CSV;
        }
        if (name.endsWith(".npy")) {
            return SliceFile.NPY;
        }
        throw new IllegalArgumentException("-o must end in .csv or .npy, but is '" + name + "'.");
    }

    /// What is read of a file; empty if it is no model.
    private static Optional<Model> model(Path path) throws IOException {
        return Formats.read(ModelFile.open(path)) instanceof Reading.Read<Model> read
                ? Optional.of(read.value())
                : Optional.empty();
    }
}
