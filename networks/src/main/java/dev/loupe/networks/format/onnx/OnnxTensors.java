package dev.loupe.networks.format.onnx;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Weights of an ONNX file (onnx.proto, TensorProto and SparseTensorProto): raw bytes and external files stay where they are, typed fields are packed when asked for.
final class OnnxTensors {
    private static final DataType UNKNOWN = new DataType("unknown", 1, 0);

    private final ModelFile file;
    private final Map<String, Optional<Path>> companions = new HashMap<>();

    OnnxTensors(ModelFile file) {
        this.file = file;
    }

    Tensor dense(Bytes message) {
        List<Long> dims = new ArrayList<>();
        DataType type = UNKNOWN;
        String name = "";
        Bytes raw = null;
        boolean external = false;
        Map<String, String> place = new HashMap<>();
        Typed typed = new Typed();
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> p.varints(dims::add);
                case 2 -> {
                    DataType said = OnnxTypes.element(p.varint());
                    type = said == null ? UNKNOWN : said;
                }
                case 4, 5, 6, 7, 10, 11 -> typed.parts.add(typed.part(p));
                case 8 -> name = p.text();
                case 9 -> raw = p.bytes();
                case 13 -> {
                    Bytes entry = p.bytes();
                    place.put(Proto.textOf(entry, 1), Proto.textOf(entry, 2));
                }
                case 14 -> external = p.varint() == 1;
                default -> {}
            }
        }
        Shape shape = shape(message, dims);
        long elements = shape.elements();
        return new Tensor(
                name,
                type,
                shape,
                elements,
                external
                        ? elsewhere(place, type.bytesFor(elements))
                        : raw != null
                                ? stored(type, elements, raw)
                                : typed.parts.isEmpty()
                                        ? elements == 0
                                                ? new Tensor.Mapped(message.slice(0, 0))
                                                : new Tensor.Absent(
                                                        "The file holds no data for it.")
                                        : typed.made(message, type, elements));
    }

    /// @return the values' name, the dense shape, and as stored elements the values alone
    Tensor sparse(Bytes message) {
        List<Long> dims = new ArrayList<>();
        Tensor values = null;
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> values = dense(p.bytes());
                case 3 -> p.varints(dims::add);
                default -> {}
            }
        }
        if (values == null) {
            throw new Broken(message.start(), "the values of a sparse tensor", "none");
        }
        return new Tensor(
                values.name(),
                values.type(),
                shape(message, dims),
                values.stored(),
                values.content());
    }

    private static Shape shape(Bytes message, List<Long> dims) {
        for (long dim : dims) {
            if (dim < 0) {
                throw new Broken(message.start(), "extents of 0 or more", "" + dim);
            }
        }
        return Shape.of(dims.stream().mapToLong(Long::longValue).toArray());
    }

    private static Tensor.Content stored(DataType type, long elements, Bytes raw) {
        long need = type.bytesFor(elements);
        return type.bytes() != 0 && raw.length() != need
                ? new Tensor.Absent(
                        "Its data should take "
                                + need
                                + " bytes, the file holds "
                                + raw.length()
                                + ".")
                : new Tensor.Mapped(raw);
    }

    private Tensor.Content elsewhere(Map<String, String> place, long need) {
        String location = place.getOrDefault("location", "");
        long offset = number(place.get("offset"), 0);
        long length = number(place.get("length"), need);
        Optional<Path> found = companion(location);
        if (found.isEmpty()) {
            return new Tensor.Absent(
                    "Its data file " + quoted(location) + " is not beside the model.");
        }
        try {
            long size = Files.size(found.get());
            if (offset < 0 || length < 0 || length != need || offset > size - length) {
                return new Tensor.Absent(
                        "Its data should be %d bytes from %d in %s, which has %d."
                                .formatted(need, offset, quoted(location), size));
            }
        } catch (IOException unreadable) {
            return new Tensor.Absent("Its data file " + quoted(location) + " cannot be read.");
        }
        return new Tensor.Elsewhere(found.get(), offset, length);
    }

    private Optional<Path> companion(String location) {
        return companions.computeIfAbsent(
                location,
                l -> {
                    try {
                        return file.companion(l);
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                });
    }

    private static String quoted(String location) {
        return "\""
                + (location.length() > 200 ? location.substring(0, 200) + "…" : location)
                + "\"";
    }

    private static long number(@Nullable String text, long otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    /// The typed fields of one tensor.
    private static final class Typed {
        private record Part(int field, int wire, Bytes bytes, long scalar) {}

        private final List<Part> parts = new ArrayList<>();

        private Part part(Proto p) {
            return switch (p.wire()) {
                case Proto.BYTES -> new Part(p.field(), p.wire(), p.bytes(), 0);
                case Proto.FIXED32 ->
                        new Part(p.field(), p.wire(), Bytes.of(new byte[0]), p.fixed32());
                case Proto.FIXED64 ->
                        new Part(p.field(), p.wire(), Bytes.of(new byte[0]), p.fixed64());
                default -> new Part(p.field(), Proto.VARINT, Bytes.of(new byte[0]), p.varint());
            };
        }

        private Tensor.Content made(Bytes message, DataType type, long elements) {
            if (type.bytes() == 0) {
                long length = parts.stream().mapToLong(q -> q.bytes.length()).sum();
                return new Tensor.Made(
                        key(message),
                        length,
                        () -> {
                            ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(length));
                            parts.forEach(q -> all.put(q.bytes.array()));
                            return Bytes.of(all.array());
                        });
            }
            long length = type.bytesFor(elements);
            if (parts.size() == 1
                    && (parts.getFirst().field == 4 || parts.getFirst().field == 10)
                    && parts.getFirst().wire == Proto.BYTES
                    && parts.getFirst().bytes.length() == length) {
                return new Tensor.Mapped(parts.getFirst().bytes);
            }
            if (length / 16 > message.length()) {
                return new Tensor.Absent("The file holds fewer elements than its shape says.");
            }
            return new Tensor.Made(key(message), length, () -> packed(type, length));
        }

        private static String key(Bytes message) {
            return "at " + message.segment().address() + " of " + message.start();
        }

        private Bytes packed(DataType type, long length) throws IOException {
            ByteBuffer into =
                    ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
            int width =
                    type.elements() > 1
                            ? 1
                            : type.name().startsWith("complex") ? type.bytes() / 2 : type.bytes();
            try {
                for (Part q : parts) {
                    if (q.field == 4 || q.field == 10) {
                        into.put(
                                q.wire == Proto.BYTES
                                        ? q.bytes.array()
                                        : scalar(q.scalar, q.field == 4 ? 4 : 8));
                    } else if (q.wire == Proto.BYTES) {
                        eachVarint(q.bytes, v -> into.put(scalar(v, width)));
                    } else {
                        into.put(scalar(q.scalar, width));
                    }
                }
            } catch (java.nio.BufferOverflowException more) {
                throw new IOException("the tensor holds more elements than its shape says", more);
            }
            if (into.hasRemaining()) {
                throw new IOException("the tensor holds fewer elements than its shape says");
            }
            return Bytes.of(into.array());
        }

        private static byte[] scalar(long value, int width) {
            byte[] bytes = new byte[width];
            for (int i = 0; i < width; i++) {
                bytes[i] = (byte) (value >>> 8 * i);
            }
            return bytes;
        }

        private static void eachVarint(Bytes packed, java.util.function.LongConsumer each) {
            for (long at = 0; at < packed.length(); ) {
                long value = 0;
                int shift = 0;
                int b;
                do {
                    b = packed.u8(at++);
                    value |= (long) (b & 0x7f) << shift;
                    shift += 7;
                } while (b >= 0x80 && shift < 70);
                each.accept(value);
            }
        }
    }
}
