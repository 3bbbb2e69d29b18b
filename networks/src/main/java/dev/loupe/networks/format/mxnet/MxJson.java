package dev.loupe.networks.format.mxnet;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.JsonTree;
import dev.loupe.networks.graph.Model;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A `-symbol.json` as far as it could be read.
///
/// @param nodes  of the graph
/// @param rest   what stands beside them: `heads`, `arg_nodes`, `attrs`
/// @param damage where the document stops being JSON
record MxJson(List<JsonNode> nodes, Map<String, JsonNode> rest, Model.@Nullable Damage damage) {
    private static final long LONGEST = 256L << 20;
    private static final Pattern BEGINNING =
            Pattern.compile(
                    "\\A\\ufeff?\\s*\\{\\s*\"nodes\"\\s*:\\s*\\[\\s*\\{\\s*\"(op|name)\"\\s*:\\s*\"[^\"]*\"\\s*,\\s*\"(op|name|param)\"");

    static boolean begins(Bytes file) {
        String head = file.text(0, Math.min(file.length(), 4096));
        return BEGINNING.matcher(head).find()
                && !head.contains("\"tvm_op\"")
                && file.length() <= LONGEST;
    }

    static MxJson read(Bytes file) {
        List<JsonNode> nodes = new ArrayList<>();
        Map<String, JsonNode> rest = new HashMap<>();
        try (JsonParser json = JsonTree.parts(file)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("nodes") && value == JsonToken.START_ARRAY) {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        nodes.add(json.<JsonNode>readValueAsTree());
                    }
                } else {
                    rest.put(name, json.<JsonNode>readValueAsTree());
                }
            }
            return new MxJson(nodes, rest, null);
        } catch (JacksonException broken) {
            long at = broken.getLocation() == null ? 0 : broken.getLocation().getByteOffset();
            return new MxJson(
                    nodes,
                    rest,
                    new Model.Damage(
                            Math.clamp(at, 0, file.length()),
                            "expected the rest of a JSON document, found text that is none"));
        }
    }
}
