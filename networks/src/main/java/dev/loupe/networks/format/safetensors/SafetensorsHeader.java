package dev.loupe.networks.format.safetensors;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One safetensors file (its README, "Format"): the length of a JSON header, the header, the elements. Only the header is read.
///
/// @param damage the first entry that does not fit; those before and after it are kept
record SafetensorsHeader(
        List<Tensor> tensors, Map<String, String> metadata, Model.@Nullable Damage damage) {
    private static final long LONGEST = 100_000_000;
    private static final JsonFactory JSON = new JsonFactory();
    private static final Map<String, DataType> TYPES =
            Map.ofEntries(
                    Map.entry("BOOL", DataType.BOOL),
                    Map.entry("U8", DataType.UINT8),
                    Map.entry("I8", DataType.INT8),
                    Map.entry("U16", DataType.UINT16),
                    Map.entry("I16", DataType.INT16),
                    Map.entry("F16", DataType.FLOAT16),
                    Map.entry("BF16", DataType.BFLOAT16),
                    Map.entry("U32", DataType.UINT32),
                    Map.entry("I32", DataType.INT32),
                    Map.entry("F32", DataType.FLOAT32),
                    Map.entry("F64", DataType.FLOAT64),
                    Map.entry("I64", DataType.INT64),
                    Map.entry("U64", DataType.UINT64),
                    Map.entry("C64", DataType.COMPLEX64),
                    Map.entry("F8_E4M3", DataType.FLOAT8_E4M3FN),
                    Map.entry("F8_E4M3FNUZ", DataType.FLOAT8_E4M3FNUZ),
                    Map.entry("F8_E5M2", DataType.FLOAT8_E5M2),
                    Map.entry("F8_E5M2FNUZ", DataType.FLOAT8_E5M2FNUZ),
                    Map.entry("F8_E8M0", DataType.FLOAT8_E8M0),
                    Map.entry("F4", DataType.FLOAT4_E2M1));

    /// Whether the file begins like one.
    static boolean begins(Bytes file) {
        if (file.length() < 9 || file.u8(8) != '{') {
            return false;
        }
        long length = file.i64(0);
        return length > 1 && length <= LONGEST;
    }

    static SafetensorsHeader read(Bytes file) {
        long length = file.i64(0);
        return new Reader(file.slice(8, length), file.from(8 + length)).read();
    }

    private static final class Reader {
        private final Bytes header;
        private final Bytes data;
        private final List<Tensor> tensors = new ArrayList<>();
        private final Map<String, String> metadata = new HashMap<>();
        private Model.@Nullable Damage damage;

        Reader(Bytes header, Bytes data) {
            this.header = header;
            this.data = data;
        }

        SafetensorsHeader read() {
            try (JsonParser json =
                    JSON.createParser(
                            tools.jackson.core.ObjectReadContext.empty(), header.array())) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw new Broken(header.start(), "a JSON object", "something else");
                }
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    if (name.equals("__metadata__")) {
                        metadata(json);
                    } else {
                        entry(name, json);
                    }
                }
            } catch (JacksonException broken) {
                long at = header.start();
                if (broken.getLocation() != null && broken.getLocation().getByteOffset() > 0) {
                    at += broken.getLocation().getByteOffset();
                }
                damaged(at, "expected a JSON header, found text that is none");
            }
            return new SafetensorsHeader(tensors, metadata, damage);
        }

        private void damaged(long at, String what) {
            if (damage == null) {
                damage = new Model.Damage(at, what);
            }
        }

        private void metadata(JsonParser json) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                damaged(
                        place(json),
                        "expected an object of texts as __metadata__, found another value");
                json.skipChildren();
                return;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING) {
                    metadata.put(key, json.getString());
                } else {
                    json.skipChildren();
                }
            }
        }

        private long place(JsonParser json) {
            return header.start() + Math.max(0, json.currentTokenLocation().getByteOffset());
        }

        private void entry(String name, JsonParser json) {
            long at = place(json);
            if (json.currentToken() != JsonToken.START_OBJECT) {
                damaged(at, "expected an object for tensor \"" + name + "\", found another value");
                json.skipChildren();
                return;
            }
            String type = "";
            long[] shape = null;
            long[] offsets = null;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "dtype" ->
                            type =
                                    json.currentToken() == JsonToken.VALUE_STRING
                                            ? json.getString()
                                            : "";
                    case "shape" -> shape = numbers(json);
                    case "data_offsets" -> offsets = numbers(json);
                    default -> json.skipChildren();
                }
            }
            if (shape == null || offsets == null || offsets.length != 2) {
                damaged(
                        at,
                        "expected a shape and two offsets for tensor \"" + name + "\", found none");
                return;
            }
            add(at, name, type, Shape.of(shape), offsets[0], offsets[1]);
        }

        private void add(long at, String name, String said, Shape shape, long from, long to) {
            DataType known = TYPES.get(said);
            DataType type =
                    known == null
                            ? new DataType(said.toLowerCase(java.util.Locale.ROOT), 1, 0)
                            : known;
            long need = type.bytesFor(shape.elements());
            Tensor.Content content;
            if (from < 0 || to < from || to > data.length()) {
                String why =
                        "expected the data of tensor \"%s\" within the %d bytes after the header, found offsets %d to %d"
                                .formatted(name, data.length(), from, to);
                damaged(at, why);
                content = new Tensor.Absent(why);
            } else if (known != null && to - from != need) {
                String why =
                        "expected %d bytes for tensor \"%s\", found %d"
                                .formatted(need, name, to - from);
                damaged(at, why);
                content = new Tensor.Absent(why);
            } else {
                content = new Tensor.Mapped(data.slice(from, to - from));
            }
            tensors.add(new Tensor(name, type, shape, shape.elements(), content));
        }

        private long @Nullable [] numbers(JsonParser json) {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                json.skipChildren();
                return null;
            }
            long[] values = new long[4];
            int n = 0;
            boolean good = true;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                        || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        || json.getLongValue() < 0) {
                    good = false;
                    json.skipChildren();
                    continue;
                }
                values = n == values.length ? java.util.Arrays.copyOf(values, 2 * n) : values;
                values[n++] = json.getLongValue();
            }
            return good ? java.util.Arrays.copyOf(values, n) : null;
        }
    }
}
