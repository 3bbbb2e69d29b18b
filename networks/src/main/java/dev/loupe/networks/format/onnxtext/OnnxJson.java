package dev.loupe.networks.format.onnxtext;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;

/// ONNX in protobuf's JSON, as `MessageToJson` and Netron's `.onnx.json` have it (protobuf.dev, "ProtoJSON Format"): fields in camel case or as in the schema, numbers of 64 bits as texts, bytes in
/// Base64, enums by name or number. Fields that onnx.proto does not have are passed over.
public final class OnnxJson implements Format {
    private static final int LOOKED_AT = 1 << 16;
    private static final int DEEPEST = 200;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(1000)
                                    .maxStringLength(1 << 29)
                                    .build())
                    .build();

    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        Bytes bytes = file.bytes();
        if (file.folder() || !begins(bytes)) {
            return new Reading.NotThisFormat<>("It begins with no ModelProto in JSON.");
        }
        return Notation.read(
                file,
                model -> {
                    try (JsonParser json = parser(bytes.array())) {
                        json.nextToken();
                        message(json, model, 0);
                    } catch (JacksonException broken) {
                        throw new Broken(
                                Math.clamp(place(broken), 0, bytes.length()),
                                "the rest of a JSON document",
                                "text that is none");
                    }
                });
    }

    private static JsonParser parser(byte[] bytes) {
        return JSON.createParser(ObjectReadContext.empty(), bytes);
    }

    private static long place(JacksonException broken) {
        return broken.getLocation() == null ? 0 : broken.getLocation().getByteOffset();
    }

    /// Whether the keys up to the graph's first are ONNX's.
    private static boolean begins(Bytes bytes) {
        if (bytes.length() == 0 || "{ \t\r\n\u00ef".indexOf(bytes.u8(0)) < 0) {
            return false;
        }
        byte[] head = bytes.array(0, Math.min(bytes.length(), LOOKED_AT));
        MessageKind model = MessageKind.of("ModelProto");
        boolean version = false;
        try (JsonParser json = parser(head)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = json.currentName();
                JsonToken value = json.nextToken();
                MessageKind.Field field = model.field(key);
                if (field == null) {
                    return false;
                }
                version |= field.number() == 1 && value.isScalarValue();
                if (key.equals("graph")) {
                    return value == JsonToken.START_OBJECT && (version || operators(bytes, head));
                }
                json.skipChildren();
            }
        } catch (JacksonException cut) {
            return version;
        }
        return version;
    }

    private static boolean operators(Bytes bytes, byte[] head) {
        String text = bytes.text(0, head.length);
        return text.contains("\"opType\"") || text.contains("\"op_type\"");
    }

    /// Takes an object that has begun.
    private static void message(JsonParser json, MessageDraft into, int depth) {
        if (depth > DEEPEST) {
            throw new Broken(
                    json.currentTokenLocation().getByteOffset(),
                    "at most " + DEEPEST + " messages within each other",
                    "more");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            MessageKind.Field field = into.kind().field(name);
            if (field == null) {
                json.skipChildren();
            } else if (json.currentToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    value(json, into, name, field, depth);
                }
            } else {
                value(json, into, name, field, depth);
            }
        }
    }

    private static void value(
            JsonParser json, MessageDraft into, String name, MessageKind.Field field, int depth) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT && field.holds() == MessageKind.Holds.MESSAGE) {
            message(json, into.message(name), depth + 1);
        } else if (!token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            json.skipChildren();
        } else if (field.holds() == MessageKind.Holds.BYTES) {
            into.bytes(name, json.getBinaryValue());
        } else if (field.holds() == MessageKind.Holds.TEXT) {
            into.text(name, json.getString());
        } else {
            Scalars.put(into, name, field, json.getString());
        }
    }
}
