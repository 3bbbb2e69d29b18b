package dev.loupe.networks.format.netron;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.CutJson;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A model as Netron's backends hand it to its page: JSON whose first member is a `signature` that begins with `netron:`. Graphs are listed as `modules` or `graphs`; the first one is
/// the main graph, and none runs another.
public final class NetronMessage implements Format {
    private static final int LOOKED_AT = 256;
    private static final long LONGEST = 256L << 20;
    private static final Pattern BEGINNING =
            Pattern.compile("\\A\\ufeff?\\s*+\\{\\s*+\"signature\"\\s*+:\\s*+\"netron:");
    private static final List<String> TEXTS =
            List.of("format", "producer", "version", "description");

    @Override
    public String name() {
        return "netron";
    }

    @Override
    public Reading<Model> read(ModelFile file) {
        Bytes bytes = file.bytes();
        if (file.folder()
                || !BEGINNING.matcher(bytes.text(0, Math.min(bytes.length(), LOOKED_AT))).find()) {
            return new Reading.NotThisFormat<>("It begins with no signature of Netron.");
        }
        if (bytes.length() > LONGEST) {
            return new Reading.Damaged<>(0, "at most 256 MiB of JSON", bytes.length() + " bytes");
        }
        CutJson json = CutJson.read(bytes);
        String signature = json.root().path("signature").asString("");
        if (signature.equals("netron:attachment")) {
            return new Reading.NotThisFormat<>(
                    "It holds notes of Netron on a model, and no model itself.");
        }
        return new Reading.Read<>(model(json));
    }

    private static Model model(CutJson json) {
        JsonNode root = json.root();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (String key : TEXTS) {
            said(metadata, key, root.path(key));
        }
        for (JsonNode entry : root.path("metadata")) {
            said(metadata, entry.path("name").asString(""), entry.path("value"));
        }
        List<Tensor> tensors = new ArrayList<>();
        List<Graph> graphs = new ArrayList<>();
        for (JsonNode graph : root.path(root.has("modules") ? "modules" : "graphs")) {
            Graph.Role role = graphs.isEmpty() ? Graph.Role.MAIN : Graph.Role.FUNCTION;
            String name = graph.path("name").asString("");
            graphs.add(
                    new NetronGraph(name.isEmpty() ? name(graphs.size()) : name, role, tensors)
                            .read(graph));
        }
        return new Model(
                "netron",
                graphs,
                tensors,
                metadata,
                Tensor.parameters(tensors),
                List.of(),
                json.damage());
    }

    private static String name(int index) {
        return index == 0 ? "main" : "graph " + (index + 1);
    }

    private static void said(Map<String, String> metadata, String key, JsonNode value) {
        String text = value.asString("");
        if (!key.isEmpty() && !text.isEmpty()) {
            metadata.putIfAbsent(key, text);
        }
    }
}
