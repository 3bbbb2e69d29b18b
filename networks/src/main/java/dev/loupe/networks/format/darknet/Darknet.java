package dev.loupe.networks.format.darknet;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Darknet: `NAME.cfg`, and beside it `NAME.weights`, which may be missing; or the weights, where the network lies beside them.
public final class Darknet implements Format {
    private static final int LOOKED_AT = 1 << 16;
    private static final Pattern BEGINNING =
            Pattern.compile("\\A\\ufeff?(?:\\s|[#;][^\\n]*+\\n)*+\\[(?:net|network)\\]\\s");
    private static final Pattern LAYER =
            Pattern.compile(
                    "(?md)^[ \\t]*+\\[(?:conv|convolutional|conn|connected|max|maxpool|avg|avgpool|local|local_avgpool|crop|dropout|softmax|batchnorm|rnn|crnn|gru|lstm|conv_lstm|route|shortcut|upsample|reorg|normalization|implicit)\\][ \\t\\r]*+$");

    @Override
    public String name() {
        return "darknet";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        if (!file.folder() && network(file.bytes())) {
            String name = beside(file, ".weights");
            Optional<Path> data = file.companion(name);
            return read(file.bytes(), name, data.isPresent() ? Bytes.map(data.get()) : null);
        }
        if (!file.folder() && DarknetWeights.begins(file.bytes())) {
            Optional<Path> cfg = file.companion(beside(file, ".cfg"));
            if (cfg.isPresent()) {
                Bytes network = Bytes.map(cfg.get());
                if (network(network)) {
                    return read(network, "", file.bytes());
                }
            }
        }
        return new Reading.NotThisFormat<>("It does not begin with [net] and a layer.");
    }

    private static String beside(ModelFile file, String ending) {
        String own = String.valueOf(file.path().getFileName());
        return own.replaceFirst("\\.[^.]*$", "") + ending;
    }

    private static boolean network(Bytes bytes) {
        String head = bytes.text(0, Math.min(bytes.length(), LOOKED_AT));
        return BEGINNING.matcher(head).find() && LAYER.matcher(head).find();
    }

    private Reading<Model> read(Bytes cfg, String name, @Nullable Bytes data) {
        List<CfgSection> sections = new ArrayList<>();
        Model.Damage damage = null;
        try {
            CfgSection.read(cfg, sections);
        } catch (Broken broken) {
            if (sections.isEmpty()) {
                return broken.reading();
            }
            damage = new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
        }
        DarknetWeights weights = new DarknetWeights(name, data);
        Graph graph = new DarknetNet(weights).graph(sections);
        return new Reading.Read<>(
                new Model(
                        name(),
                        List.of(graph),
                        weights.tensors(),
                        Map.of(),
                        Tensor.parameters(weights.tensors()),
                        List.of(),
                        damage));
    }
}
