package dev.loupe.networks.format;

import dev.loupe.core.bytes.Bytes;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// JSON documents as trees. What parses them takes longer to make than most models to read, so it is made for the first document.
public final class JsonTree {
    private JsonTree() {}

    private static final class Mapper {
        private static final JsonMapper ONE = new JsonMapper();
    }

    /// @throws tools.jackson.core.JacksonException if it is no JSON document
    public static JsonNode read(Bytes document) {
        return Mapper.ONE.readTree(document.array());
    }

    /// @throws tools.jackson.core.JacksonException if it is no JSON document
    public static JsonNode read(String document) {
        return Mapper.ONE.readTree(document);
    }

    /// Part by part; its parts may be read as trees.
    public static JsonParser parts(Bytes document) {
        return Mapper.ONE.createParser(document.array());
    }

    /// What stands for a document that is not there.
    public static JsonNode none() {
        return MissingNode.getInstance();
    }
}
