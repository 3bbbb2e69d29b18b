package dev.loupe.intake.bson;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;

/// Documents in BSON 1.1 (bsonspec.org) as plain JSON: what JSON has no word for becomes text, as [ExtendedJson] has it too. No length is believed.
public final class Bson {
    /// MongoDB itself allows a hundred.
    private static final int DEEPEST = 200;

    /// An empty document: its length and its end.
    static final int SHORTEST = 5;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Bytes bytes;
    private long at;

    private Bson(Bytes bytes) {
        this.bytes = bytes;
    }

    /// @param bytes one document, neither more nor less
    /// @throws Broken if it is none
    public static ObjectNode document(Bytes bytes) {
        Bson bson = new Bson(bytes);
        ObjectNode document = JSON.objectNode();
        bson.elements(document, 0);
        return document;
    }

    private void elements(JsonNode into, int depth) {
        if (depth > DEEPEST) {
            throw broken("at most " + DEEPEST + " documents in each other", "more");
        }
        long start = at;
        long length = bytes.i32(at);
        if (length < SHORTEST || length > bytes.length() - start) {
            throw broken("a document's length", "" + length);
        }
        at += 4;
        for (int type = bytes.u8(at++); type != 0; type = bytes.u8(at++)) {
            String name = name();
            JsonNode value = value(type, depth);
            if (into instanceof ObjectNode object) {
                object.set(name, value);
            } else if (into instanceof ArrayNode list) {
                list.add(value);
            }
        }
        if (at - start != length) {
            throw broken("a document of " + length + " bytes", "one of " + (at - start));
        }
    }

    private JsonNode value(int type, int depth) {
        return switch (type) {
            case 0x01 -> JSON.numberNode(bytes.f64(skip(8)));
            case 0x02, 0x0d, 0x0e -> JSON.stringNode(text());
            case 0x03 -> {
                ObjectNode object = JSON.objectNode();
                elements(object, depth + 1);
                yield object;
            }
            case 0x04 -> {
                ArrayNode list = JSON.arrayNode();
                elements(list, depth + 1);
                yield list;
            }
            case 0x05 -> binary();
            case 0x06, 0x0a -> JSON.nullNode();
            case 0x07 -> JSON.stringNode(HexFormat.of().formatHex(bytes.array(skip(12), 12)));
            case 0x08 -> JSON.booleanNode(bytes.u8(skip(1)) != 0);
            case 0x09 -> ExtendedJson.moment(bytes.i64(skip(8)));
            case 0x0b -> JSON.stringNode("/" + name() + "/" + name());
            case 0x0c -> {
                text();
                yield JSON.stringNode(HexFormat.of().formatHex(bytes.array(skip(12), 12)));
            }
            case 0x0f -> {
                skip(4);
                String code = text();
                elements(JSON.objectNode(), depth + 1);
                yield JSON.stringNode(code);
            }
            case 0x10 -> JSON.numberNode(bytes.i32(skip(4)));
            case 0x11, 0x12 -> JSON.numberNode(bytes.i64(skip(8)));
            case 0x13 -> decimal(bytes.i64(skip(8)), bytes.i64(skip(8)));
            case 0x7f -> JSON.stringNode("MaxKey");
            case 0xff -> JSON.stringNode("MinKey");
            default -> throw broken("a type of element", "type " + type);
        };
    }

    /// The place of that many bytes, which are then passed.
    private long skip(long count) {
        if (count < 0 || count > bytes.length() - at) {
            throw broken(count + " bytes", "the end");
        }
        long place = at;
        at += count;
        return place;
    }

    private String name() {
        long start = at;
        while (bytes.u8(at) != 0) {
            at++;
        }
        return bytes.text(start, at++ - start);
    }

    private String text() {
        long length = bytes.i32(skip(4));
        if (length < 1) {
            throw broken("a text's length", "" + length);
        }
        return bytes.text(skip(length), length - 1);
    }

    /// Subtype 2 tells its length twice.
    private JsonNode binary() {
        long length = bytes.i32(skip(4));
        boolean twice = bytes.u8(skip(1)) == 2 && length >= 4;
        long place = skip(length);
        return JSON.binaryNode(
                twice ? bytes.array(place + 4, length - 4) : bytes.array(place, length));
    }

    /// IEEE 754's decimal128 with a binary coefficient.
    private static JsonNode decimal(long low, long high) {
        if ((high >> 58 & 0x1e) == 0x1e) {
            boolean nan = (high >> 58 & 1) == 1;
            return JSON.numberNode(
                    nan
                            ? Double.NaN
                            : high < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        boolean large = (high >> 61 & 3) == 3;
        int exponent = (int) (high >> (large ? 47 : 49) & 0x3fff) - 6176;
        BigInteger coefficient =
                large
                        ? BigInteger.ZERO
                        : BigInteger.valueOf(high & 0x1ffffffffffffL)
                                .shiftLeft(64)
                                .or(new BigInteger(Long.toUnsignedString(low)));
        return JSON.numberNode(
                new BigDecimal(high < 0 ? coefficient.negate() : coefficient, -exponent));
    }

    private Broken broken(String expected, String found) {
        return new Broken(bytes.start() + at, expected, found);
    }
}
