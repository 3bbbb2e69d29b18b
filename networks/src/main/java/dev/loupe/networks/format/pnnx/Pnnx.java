package dev.loupe.networks.format.pnnx;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.format.TextLines;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// PNNX: `NAME.pnnx.param`, and the weights beside it in `NAME.pnnx.bin`, which may be missing. The magic is ncnn's; the types of operators have a dot or `::`, which ncnn's have not.
public final class Pnnx implements Format {
    private static final Pattern BEGINNING =
            Pattern.compile("\\A7767517\\r?\\n\\d+ \\d+\\r?\\n[\\w:]+(\\.|::)[\\w.:]*\\s");

    @Override
    public String name() {
        return "pnnx";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        Bytes bytes = file.bytes();
        if (!BEGINNING.matcher(bytes.text(0, Math.min(bytes.length(), 512))).find()) {
            return new Reading.NotThisFormat<>("It does not begin with PNNX's magic and operator.");
        }
        String own = String.valueOf(file.path().getFileName());
        String name = own.replaceFirst("(\\.param)?$", ".bin");
        Optional<Path> beside = file.companion(name);
        PnnxWeights weights =
                new PnnxWeights(name, beside.isPresent() ? Bytes.map(beside.get()) : null);
        GraphDraft draft = new GraphDraft("main", Graph.Role.MAIN);
        Model.Damage damage = read(bytes, draft, weights);
        return new Reading.Read<>(
                new Model(
                        name(),
                        List.of(draft.graph()),
                        weights.tensors(),
                        Map.of(),
                        Tensor.parameters(weights.tensors()),
                        List.of(),
                        damage));
    }

    private static Model.@Nullable Damage read(Bytes bytes, GraphDraft draft, PnnxWeights weights) {
        TextLines lines = new TextLines(bytes);
        try {
            lines.next();
            lines.next();
            String counts = lines.line().strip();
            String said = counts.substring(0, counts.indexOf(' '));
            long operators = said.length() > 9 ? Long.MAX_VALUE : Long.parseLong(said);
            int found = 0;
            while (found < operators && lines.next()) {
                if (!lines.line().isBlank()) {
                    add(PnnxOperator.parse(lines.line(), lines.offset()), draft, weights);
                    found++;
                }
            }
            return found < operators
                    ? new Model.Damage(
                            bytes.length(),
                            "expected %s operators, found %d of them".formatted(said, found))
                    : null;
        } catch (Broken broken) {
            return new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
        }
    }

    private static void add(PnnxOperator operator, GraphDraft draft, PnnxWeights weights) {
        List<Node.Port> inputs = new ArrayList<>();
        List<Node.Port> outputs = new ArrayList<>();
        for (String operand : operator.inputs()) {
            inputs.add(draft.takes(operator.formals().getOrDefault(operand, ""), operand));
        }
        operator.weights()
                .forEach(
                        (key, said) ->
                                inputs.add(
                                        draft.weight(
                                                key,
                                                weights.of(operator.name() + "." + key, said))));
        for (String operand : operator.outputs()) {
            Node.Port made = draft.makes("", operand);
            PnnxTypes said = operator.shapes().get(operand);
            if (said != null) {
                draft.type(made, new Type.TensorOf(said.type(), said.shape()));
            }
            outputs.add(made);
        }
        if (operator.type().equals("pnnx.Input")) {
            outputs.forEach(draft::input);
        }
        if (operator.type().equals("pnnx.Output")) {
            inputs.forEach(draft::output);
        }
        draft.add(
                new Node(
                        operator.name(),
                        operator.type(),
                        "",
                        inputs,
                        outputs,
                        operator.attributes(),
                        List.of(),
                        operator.scope(),
                        Map.of()));
    }
}
