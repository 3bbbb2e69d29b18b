package dev.loupe.cli;

import dev.loupe.networks.check.Check;
import dev.loupe.networks.check.Gate;
import dev.loupe.networks.graph.Model;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// `loupe check`: whether a model passes gates, for continuous integration.
@Command(
        name = "check",
        description = "Says whether a model passes gates.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "One line for each gate that is not passed. N may end in k, M, G or T (1000 each) or Ki, Mi, Gi or Ti (1024 each).",
            "",
            "Examples:",
            "  loupe check model.onnx --max-parameters 25M --opset 13..20 --ban Loop,Scan",
            "  loupe check model.onnx --max-macs 4G --dims batch=1",
            "  loupe check weights.safetensors --max-bytes 2Gi --finite-weights",
            "",
            "Exit code 0 when all are passed, 1 when one is not or the file is damaged."
        })
final class CheckCommand implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "MODEL", description = "The model.")
    Path path = Path.of("");

    @Option(names = "--max-parameters", paramLabel = "N", description = "At most so many.")
    @Nullable String parameters;

    @Option(names = "--max-bytes", paramLabel = "N", description = "At most so many, of weights.")
    @Nullable String bytes;

    @Option(names = "--max-macs", paramLabel = "N", description = "At most so many, for one run.")
    @Nullable String macs;

    @Option(
            names = "--dims",
            split = ",",
            paramLabel = "NAME=N",
            description =
                    "Numbers for symbolic extents, shapes of inputs that have none, with --max-macs.")
    List<String> dims = List.of();

    @Option(
            names = "--opset",
            paramLabel = "A..B",
            description = "ONNX's opset is from A to B; A.. for A or later, A for just that.")
    @Nullable String opset;

    @Option(
            names = "--ban",
            split = ",",
            paramLabel = "OPERATOR",
            description = "None of these operators, by name or domain::name.")
    @Nullable List<String> ban;

    @Option(
            names = "--no-custom-operators",
            description = "None beyond ONNX's own and the model's functions.")
    boolean noCustom;

    @Option(names = "--no-pickle-globals", description = "Nothing that loading would run.")
    boolean noGlobals;

    @Option(names = "--no-external-data", description = "All weights are in the file itself.")
    boolean noExternal;

    @Option(names = "--finite-weights", description = "No NaN and no infinity among the weights.")
    boolean finite;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        List<Gate> gates = gates();
        Model model = new ModelArgument(spec).model(path);
        if (model == null) {
            return Main.DAMAGED;
        }
        List<Check.Failure> failures = Check.of(model, gates);
        if (json) {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("file", path.toString());
            said.put("passed", failures.isEmpty());
            said.put("gates", gates.stream().map(Gate::name).toList());
            said.put("failed", failures);
            System.out.println(JsonMapper.builder().build().writeValueAsString(said));
        } else {
            failures.forEach(f -> System.out.println(f.gate() + ": " + f.why()));
        }
        return failures.isEmpty() ? Main.DONE : Main.DAMAGED;
    }

    private List<Gate> gates() {
        List<Gate> gates = new ArrayList<>();
        if (parameters != null) {
            gates.add(new Gate.MostParameters(number("--max-parameters", parameters)));
        }
        if (bytes != null) {
            gates.add(new Gate.MostBytes(number("--max-bytes", bytes)));
        }
        if (macs != null) {
            gates.add(
                    new Gate.MostMacs(number("--max-macs", macs), ExtentsArgument.of(spec, dims)));
        }
        if (opset != null) {
            gates.add(opset(opset));
        }
        if (ban != null) {
            gates.add(new Gate.Banned(new LinkedHashSet<>(ban)));
        }
        if (noCustom) {
            gates.add(new Gate.NoCustomOperators());
        }
        if (noGlobals) {
            gates.add(new Gate.NoPickleGlobals());
        }
        if (noExternal) {
            gates.add(new Gate.NoExternalData());
        }
        if (finite) {
            gates.add(new Gate.FiniteWeights());
        }
        if (gates.isEmpty()) {
            throw Wrong.usage(spec, "A gate is missing, such as --max-parameters 25M.");
        }
        return gates;
    }

    private Gate opset(String text) {
        int dots = text.indexOf("..");
        String from = dots < 0 ? text : text.substring(0, dots);
        String to = dots < 0 ? text : text.substring(dots + 2);
        try {
            return new Gate.Opset(
                    from.isEmpty() ? 0 : Long.parseLong(from),
                    to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to));
        } catch (NumberFormatException e) {
            throw Wrong.usage(spec, "--opset must be A..B, such as 13..20, but is " + text + ".");
        }
    }

    private long number(String option, String text) {
        return Amount.of(text)
                .orElseThrow(
                        () ->
                                Wrong.usage(
                                        spec,
                                        option
                                                + " must be a number such as 25M, but is "
                                                + text
                                                + "."));
    }
}
