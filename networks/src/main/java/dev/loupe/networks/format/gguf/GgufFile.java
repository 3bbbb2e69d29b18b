package dev.loupe.networks.format.gguf;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// One GGUF file (ggml, docs/gguf.md) while its head is read. Long arrays of metadata, such as vocabularies, are passed over and told by their length and first entries.
final class GgufFile {
    private static final int SHOWN = 16;
    private static final int LONGEST_TEXT = 65_536;
    private static final int DEEPEST = 8;

    final Map<String, String> metadata = new LinkedHashMap<>();
    final List<Tensor> tensors = new ArrayList<>();
    Model.@Nullable Damage damage;
    private final Bytes file;
    private long at;

    private record Told(String name, long number, long[] dims, long offset, long place) {}

    GgufFile(Bytes file) {
        this.file = file;
    }

    static boolean begins(Bytes file) {
        return file.says(0, "GGUF");
    }

    void read() {
        List<Told> told = new ArrayList<>();
        try {
            long version = file.u32(4);
            if (version < 2 || version > 3) {
                throw new Broken(
                        4,
                        "GGUF of version 2 or 3, little-endian",
                        version > 65_535 ? "a big-endian file" : "version " + version);
            }
            metadata.put("gguf.version", Long.toString(version));
            long tensorCount = file.i64(8);
            long keyCount = file.i64(16);
            at = 24;
            for (long i = 0; i < keyCount || keyCount < 0; i++) {
                String key = text();
                long type = file.u32(at);
                at += 4;
                metadata.put(key, value(type, 0));
            }
            for (long i = 0; i < tensorCount || tensorCount < 0; i++) {
                told.add(tensor());
            }
        } catch (Broken broken) {
            damaged(broken.offset(), String.valueOf(broken.getMessage()));
        }
        place(told);
    }

    private void damaged(long offset, String what) {
        if (damage == null) {
            damage = new Model.Damage(offset, what);
        }
    }

    private String text() {
        long length = file.i64(at);
        Bytes body = file.slice(at + 8, length);
        at += 8 + length;
        return body.length() <= LONGEST_TEXT ? body.text() : body.text(0, LONGEST_TEXT) + "…";
    }

    private String value(long type, int depth) {
        long p = at;
        int width = width(type);
        if (width > 0) {
            String said =
                    switch ((int) type) {
                        case 0 -> Integer.toString(file.u8(p));
                        case 1 -> Integer.toString((byte) file.u8(p));
                        case 2 -> Integer.toString(file.u16(p));
                        case 3 -> Integer.toString((short) file.u16(p));
                        case 4 -> Long.toString(file.u32(p));
                        case 5 -> Integer.toString(file.i32(p));
                        case 6 -> Float.toString(file.f32(p));
                        case 7 -> Boolean.toString(file.u8(p) != 0);
                        case 10 -> Long.toUnsignedString(file.i64(p));
                        case 11 -> Long.toString(file.i64(p));
                        default -> Double.toString(file.f64(p));
                    };
            at += width;
            return said;
        }
        return switch ((int) type) {
            case 8 -> text();
            case 9 -> array(depth);
            default -> throw new Broken(p - 4, "a GGUF value type from 0 to 12", "type " + type);
        };
    }

    private String array(int depth) {
        if (depth > DEEPEST) {
            throw new Broken(at, "arrays at most " + DEEPEST + " deep", "deeper ones");
        }
        long type = file.u32(at);
        long count = file.i64(at + 4);
        at += 12;
        if (count < 0 || count > file.length() - at) {
            throw new Broken(
                    at - 8,
                    "an array that the file can hold",
                    Long.toUnsignedString(count) + " entries");
        }
        StringJoiner shown = new StringJoiner(",", "[", "]");
        int width = width(type);
        for (long i = 0; i < count; i++) {
            if (i < SHOWN) {
                String entry = value(type, depth + 1);
                shown.add(type == 8 ? quoted(entry) : entry);
            } else if (width > 0) {
                file.slice(at, Math.multiplyExact(count - i, (long) width));
                at += (count - i) * width;
                break;
            } else if (type == 8) {
                long length = file.i64(at);
                file.slice(at + 8, length);
                at += 8 + length;
            } else {
                value(type, depth + 1);
            }
        }
        return count <= SHOWN ? shown.toString() : count + " entries: " + shown;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static int width(long type) {
        return switch ((int) Math.min(type, 99)) {
            case 0, 1, 7 -> 1;
            case 2, 3 -> 2;
            case 4, 5, 6 -> 4;
            case 10, 11, 12 -> 8;
            default -> 0;
        };
    }

    private Told tensor() {
        long place = at;
        String name = text();
        long rank = file.u32(at);
        if (rank > 16) {
            throw new Broken(at, "at most 16 dimensions", rank + "");
        }
        long[] dims = new long[(int) rank];
        for (int i = 0; i < rank; i++) {
            long size = file.i64(at + 4 + 8L * i);
            if (size < 0) {
                throw new Broken(at + 4 + 8L * i, "an extent", Long.toUnsignedString(size));
            }
            dims[dims.length - 1 - i] = size;
        }
        at += 4 + 8 * rank;
        Told told = new Told(name, file.u32(at), dims, file.i64(at + 4), place);
        at += 12;
        return told;
    }

    /// Data begins at the next multiple of the alignment.
    private void place(List<Told> told) {
        long alignment = 32;
        try {
            alignment = Long.parseLong(metadata.getOrDefault("general.alignment", "32"));
        } catch (NumberFormatException none) {
            damaged(24, "expected a number as general.alignment, found a text");
        }
        alignment = alignment < 1 || alignment > 1 << 30 ? 32 : alignment;
        long data = Math.ceilDiv(at, alignment) * alignment;
        for (Told t : told) {
            DataType known = GgmlTypes.numbered(t.number);
            DataType type = known == null ? new DataType("ggml_" + t.number, 1, 0) : known;
            Shape shape = Shape.of(t.dims);
            long length = type.bytesFor(shape.elements());
            Tensor.Content content;
            if (t.offset < 0 || data > file.length() || t.offset > file.length() - data - length) {
                String why =
                        "expected %d bytes of tensor \"%s\" from %d on, found the end at %d"
                                .formatted(length, t.name, data + t.offset, file.length());
                damaged(t.place, why);
                content = new Tensor.Absent(why);
            } else {
                content = new Tensor.Mapped(file.slice(data + t.offset, length));
            }
            tensors.add(new Tensor(t.name, type, shape, shape.elements(), content));
        }
    }
}
