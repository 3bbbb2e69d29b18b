package dev.loupe.core.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// Walks the fields of one protobuf message without a schema and without copying (protobuf.dev, "Encoding"). After [#next] has said true, [#field] and [#wire] tell what stands
/// there, and one of the reads takes it; what is not taken is passed over. Repeated scalars are taken packed or not.
///
/// ```java
/// Proto node = new Proto(bytes);
/// while (node.next()) {
///     switch (node.field()) {
///         case 1 -> inputs.add(node.text());
///         case 5 -> attributes.add(attribute(node.message()));
///         default -> {}
///     }
/// }
/// ```
public final class Proto {
    /// Wire types.
    public static final int VARINT = 0,
            FIXED64 = 1,
            BYTES = 2,
            GROUP = 3,
            END_GROUP = 4,
            FIXED32 = 5;

    private final Bytes bytes;
    private final long end;
    private long at;
    private long next;
    private int field;
    private int wire;
    private long body;
    private long length;

    public Proto(Bytes message) {
        this.bytes = message;
        this.end = message.length();
    }

    /// Moves to the next field.
    ///
    /// @throws Broken if its key or its length is not possible
    public boolean next() {
        at = next;
        if (at >= end) {
            return false;
        }
        long start = at;
        long key = varintAt();
        field = (int) (key >>> 3);
        wire = (int) (key & 7);
        if (field == 0 || key >>> 32 != 0) {
            throw new Broken(bytes.start() + start, "a protobuf field number", "key " + key);
        }
        body = at;
        switch (wire) {
            case VARINT -> {
                varintAt();
                next = at;
            }
            case FIXED64 -> next = body + 8;
            case FIXED32 -> next = body + 4;
            case BYTES -> {
                length = varintAt();
                body = at;
                next = length < 0 || length > end - body ? Long.MAX_VALUE : body + length;
            }
            case GROUP, END_GROUP -> next = body;
            default ->
                    throw new Broken(bytes.start() + start, "a protobuf wire type", "type " + wire);
        }
        if (next > end) {
            throw new Broken(
                    bytes.start() + start,
                    "field " + field + " to end within its message of " + end + " bytes",
                    wire == BYTES ? "a length of " + Long.toUnsignedString(length) : "the end");
        }
        at = body;
        return true;
    }

    /// The number of the field at hand.
    public int field() {
        return field;
    }

    /// Its wire type.
    public int wire() {
        return wire;
    }

    /// Where its content begins in the whole file.
    public long offset() {
        return bytes.start() + body;
    }

    /// An integer, enum or bool.
    public long varint() {
        want(VARINT);
        at = body;
        return varintAt();
    }

    public boolean flag() {
        return varint() != 0;
    }

    public double f64() {
        want(FIXED64);
        return bytes.f64(body);
    }

    public long fixed64() {
        want(FIXED64);
        return bytes.i64(body);
    }

    public float f32() {
        want(FIXED32);
        return bytes.f32(body);
    }

    public int fixed32() {
        want(FIXED32);
        return bytes.i32(body);
    }

    /// The content of a string, bytes or message field, not copied.
    public Bytes bytes() {
        want(BYTES);
        return bytes.slice(body, length);
    }

    public String text() {
        want(BYTES);
        return bytes.text(body, length);
    }

    public Proto message() {
        return new Proto(bytes());
    }

    /// Every integer of a repeated field: one, or a packed stretch of them.
    public void varints(LongConsumer each) {
        if (wire == VARINT) {
            each.accept(varint());
            return;
        }
        want(BYTES);
        at = body;
        while (at < next) {
            each.accept(varintAt());
        }
    }

    /// Adds every float of a repeated field, packed or not.
    public void floats(List<Float> into) {
        if (wire == FIXED32) {
            into.add(f32());
            return;
        }
        want(BYTES);
        for (long p = body; p < next; p += 4) {
            into.add(bytes.f32(p));
        }
    }

    /// Adds every double of a repeated field, packed or not.
    public void doubles(List<Double> into) {
        if (wire == FIXED64) {
            into.add(f64());
            return;
        }
        want(BYTES);
        for (long p = body; p < next; p += 8) {
            into.add(bytes.f64(p));
        }
    }

    /// What a map's entry or a small message holds in one text field; empty when it is absent.
    public static String textOf(Bytes message, int field) {
        String found = "";
        for (Proto p = new Proto(message); p.next(); ) {
            if (p.field == field && p.wire == BYTES) {
                found = p.text();
            }
        }
        return found;
    }

    /// All messages of one field, in order.
    public static List<Bytes> all(Bytes message, int field) {
        List<Bytes> found = new ArrayList<>();
        for (Proto p = new Proto(message); p.next(); ) {
            if (p.field == field && p.wire == BYTES) {
                found.add(p.bytes());
            }
        }
        return found;
    }

    private void want(int type) {
        if (wire != type) {
            throw new Broken(
                    bytes.start() + body,
                    "wire type " + type + " in field " + field,
                    "wire type " + wire);
        }
    }

    private long varintAt() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at >= end) {
                throw new Broken(bytes.start() + at, "the rest of a varint", "the end");
            }
            int b = bytes.u8(at++);
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw new Broken(bytes.start() + at, "a varint of at most 10 bytes", "a longer one");
    }
}
