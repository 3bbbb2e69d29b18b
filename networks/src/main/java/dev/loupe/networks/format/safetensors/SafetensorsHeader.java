package dev.loupe.networks.format.safetensors;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One safetensors file (its README, "Format"): the length of a JSON header, the header, the elements. Only the header is read.
///
/// @param damage the first entry that does not fit; those before and after it are kept
record SafetensorsHeader(
        List<Tensor> tensors, Map<String, String> metadata, Model.@Nullable Damage damage) {
    private static final long LONGEST = 100_000_000;
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
        private final HeaderText json;
        private final Bytes data;
        private final List<Tensor> tensors = new ArrayList<>();
        private final Map<String, String> metadata = new HashMap<>();
        private Model.@Nullable Damage damage;

        Reader(Bytes header, Bytes data) {
            json = new HeaderText(header.array(), header.start());
            this.data = data;
        }

        SafetensorsHeader read() {
            try {
                json.take('{');
                for (boolean first = true; json.more('}', first); first = false) {
                    String name = json.name();
                    if (name.equals("__metadata__")) {
                        metadata();
                    } else {
                        entry(name);
                    }
                }
            } catch (Broken broken) {
                damaged(broken.offset(), "expected a JSON header, found text that is none");
            }
            return new SafetensorsHeader(tensors, metadata, damage);
        }

        private void damaged(long at, String what) {
            if (damage == null) {
                damage = new Model.Damage(at, what);
            }
        }

        private void metadata() {
            if (json.peek() != '{') {
                damaged(
                        json.place(),
                        "expected an object of texts as __metadata__, found another value");
                json.skip();
                return;
            }
            json.take('{');
            for (boolean first = true; json.more('}', first); first = false) {
                String key = json.name();
                if (json.peek() == '"') {
                    metadata.put(key, json.string());
                } else {
                    json.skip();
                }
            }
        }

        private void entry(String name) {
            long at = json.place();
            if (json.peek() != '{') {
                damaged(at, "expected an object for tensor \"" + name + "\", found another value");
                json.skip();
                return;
            }
            String type = "";
            long[] shape = null;
            long[] offsets = null;
            json.take('{');
            for (boolean first = true; json.more('}', first); first = false) {
                switch (json.name()) {
                    case "dtype" -> type = type();
                    case "shape" -> shape = numbers();
                    case "data_offsets" -> offsets = numbers();
                    default -> json.skip();
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

        private String type() {
            if (json.peek() == '"') {
                return json.string();
            }
            json.skip();
            return "";
        }

        private void add(long at, String name, String said, Shape shape, long from, long to) {
            DataType known = TYPES.get(said);
            DataType type =
                    known == null ? new DataType(said.toLowerCase(Locale.ROOT), 1, 0) : known;
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

        private long @Nullable [] numbers() {
            if (json.peek() != '[') {
                json.skip();
                return null;
            }
            long[] values = new long[4];
            int n = 0;
            boolean good = true;
            json.take('[');
            for (boolean first = true; json.more(']', first); first = false) {
                values = n == values.length ? Arrays.copyOf(values, 2 * n) : values;
                values[n] = json.whole();
                good &= values[n++] >= 0;
            }
            return good ? Arrays.copyOf(values, n) : null;
        }
    }
}
