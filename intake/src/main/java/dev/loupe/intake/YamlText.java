package dev.loupe.intake;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigInteger;
import java.util.Optional;

/// YAML as JSON. Tags make nothing: what another tool would build an object from is its plain mapping, list or text here.
public final class YamlText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final LoadSettings SETTINGS =
            LoadSettings.builder()
                    .setSchema(new CoreSchema())
                    .setAllowDuplicateKeys(true)
                    .setMaxAliasesForCollections(20)
                    .setCodePointLimit(4_000_000)
                    .build();

    /// What a document may unfold to: aliases stand for copies.
    private static final int MOST = 200_000;

    private int left = MOST;

    private YamlText() {}

    /// The first document; empty if the text is no YAML, refers to itself, or unfolds to more than 200,000 values.
    public static Optional<JsonNode> read(String text) {
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            return root.map(node -> new YamlText().json(node));
        } catch (YamlEngineException | StackOverflowError | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private JsonNode json(Node node) {
        if (--left < 0) {
            throw new IllegalArgumentException("too many values");
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> {
                ArrayNode list = JSON.arrayNode();
                sequence.getValue().forEach(inner -> list.add(json(inner)));
                yield list;
            }
            case MappingNode mapping -> {
                ObjectNode object = JSON.objectNode();
                for (NodeTuple entry : mapping.getValue()) {
                    JsonNode key = json(entry.getKeyNode());
                    object.set(
                            key.isString() ? key.stringValue() : key.toString(),
                            json(entry.getValueNode()));
                }
                yield object;
            }
            default -> JSON.nullNode();
        };
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(text.equalsIgnoreCase("true"));
        }
        try {
            if (tag.equals(Tag.INT) && text.matches("[-+]?\\d+")) {
                BigInteger whole = new BigInteger(text.startsWith("+") ? text.substring(1) : text);
                return whole.bitLength() < 64
                        ? JSON.numberNode(whole.longValue())
                        : JSON.numberNode(whole);
            }
            if (tag.equals(Tag.FLOAT)) {
                return JSON.numberNode(real(text));
            }
        } catch (NumberFormatException e) {
            return JSON.stringNode(text);
        }
        return JSON.stringNode(text);
    }

    private static double real(String text) {
        String plain = text.toLowerCase(java.util.Locale.ROOT);
        return switch (plain) {
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            case ".nan" -> Double.NaN;
            default -> Double.parseDouble(plain);
        };
    }
}
