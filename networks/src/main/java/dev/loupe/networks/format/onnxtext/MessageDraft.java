package dev.loupe.networks.format.onnxtext;

import dev.loupe.core.bytes.ProtoWriter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A message of ONNX while it is put together from names. Its bytes are those of protobuf's own writers: fields by their numbers, repeated numbers in one stretch.
final class MessageDraft {
    private final MessageKind kind;
    private final Map<Integer, Values> values = new TreeMap<>();

    MessageDraft(String name) {
        kind = MessageKind.of(name);
    }

    MessageKind kind() {
        return kind;
    }

    /// Begins a message within this one; what it gets later counts.
    MessageDraft message(String field) {
        MessageDraft inner = new MessageDraft(field(field).message());
        add(field, inner);
        return inner;
    }

    void add(String field, MessageDraft message) {
        values(field).messages.add(message);
    }

    MessageDraft text(String field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    MessageDraft bytes(String field, byte[] value) {
        values(field).strings.add(value);
        return this;
    }

    MessageDraft whole(String field, long value) {
        values(field).add(value);
        return this;
    }

    MessageDraft real(String field, double value) {
        values(field).add(Double.doubleToRawLongBits(value));
        return this;
    }

    byte[] array() {
        ProtoWriter out = new ProtoWriter();
        values.forEach((number, v) -> v.write(number, out));
        return out.array();
    }

    private MessageKind.Field field(String name) {
        return Objects.requireNonNull(kind.field(name), name);
    }

    private Values values(String name) {
        MessageKind.Field field = field(name);
        return values.computeIfAbsent(field.number(), n -> new Values(field));
    }

    /// What one field holds.
    private static final class Values {
        private final MessageKind.Field field;
        private final List<MessageDraft> messages = new ArrayList<>();
        private final List<byte[]> strings = new ArrayList<>();
        private long[] numbers = {};
        private int count;

        Values(MessageKind.Field field) {
            this.field = field;
        }

        /// A whole number, or the bits of a real one.
        void add(long bits) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, Math.max(1, 2 * count));
            }
            numbers[count++] = bits;
        }

        private double[] reals() {
            return Arrays.stream(numbers, 0, count).mapToDouble(Double::longBitsToDouble).toArray();
        }

        void write(int number, ProtoWriter out) {
            switch (field.holds()) {
                case MESSAGE -> messages.forEach(m -> out.bytes(number, m.array()));
                case TEXT, BYTES -> strings.forEach(s -> out.bytes(number, s));
                case WHOLE, ENUM -> {
                    if (field.repeated()) {
                        out.varints(number, Arrays.copyOf(numbers, count));
                    } else {
                        out.varint(number, numbers[count - 1]);
                    }
                }
                case FLOAT -> {
                    if (field.repeated()) {
                        out.floats(number, reals());
                    } else {
                        out.f32(number, (float) Double.longBitsToDouble(numbers[count - 1]));
                    }
                }
                case DOUBLE -> out.doubles(number, reals());
            }
        }
    }
}
