package dev.loupe.intake.tensorboard;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;

/// Takes events apart (`event.proto`, `summary.proto`). An event of one plain scalar, as nearly all are, is read without making anything.
final class Events {
    private static final int WALL_TIME = 0x09;
    private static final int STEP = 0x10;
    private static final int SUMMARY = 0x2a;
    private static final int VALUE = 0x0a;
    private static final int TAG = 0x0a;
    private static final int SIMPLE_VALUE = 0x15;

    /// What a run makes of events.
    interface Reader {
        void scalar(Tag tag, long step, long micros, double value);

        /// A value of any other kind: the message `Summary.Value`.
        void value(Tag tag, long step, long micros, Bytes value);

        /// A graph, run metadata or meta graph: which field of the event it is.
        void graph(int field, long step, long micros, Bytes content);
    }

    private final TagTable tags;
    private final Reader reader;
    private static final byte[] NOTHING = {};

    private byte[] data = NOTHING;
    private int at;

    Events(TagTable tags, Reader reader) {
        this.tags = tags;
        this.reader = reader;
    }

    /// The wall time of an event, in microseconds since 1970 UTC.
    static long micros(double seconds) {
        return (long) Math.rint(seconds * 1e6);
    }

    /// @throws Broken if it is no event
    void read(byte[] bytes, int from, int length) {
        if (!plain(bytes, from, from + length)) {
            byte[] copy = java.util.Arrays.copyOfRange(bytes, from, from + length);
            general(Bytes.of(copy));
        }
    }

    /// Lets go of what was read last: a block of a file, which many runs would hold until their next part.
    void rest() {
        data = NOTHING;
    }

    /// Wall time, step, one value of tag and simple value, in this order and nothing else.
    private boolean plain(byte[] bytes, int from, int end) {
        if (end - from < 12 || bytes[from] != WALL_TIME) {
            return false;
        }
        data = bytes;
        double wall = Double.longBitsToDouble((long) RecordFile.LONG.get(bytes, from + 1));
        at = from + 9;
        long step = 0;
        if (bytes[at] == STEP) {
            at++;
            step = varint(end);
        }
        if (at >= end || bytes[at++] != SUMMARY) {
            return false;
        }
        if (varint(end) != end - at || at >= end || bytes[at++] != VALUE) {
            return false;
        }
        if (varint(end) != end - at || at >= end || bytes[at++] != TAG) {
            return false;
        }
        long length = varint(end);
        if (length < 0 || length != end - at - 5) {
            return false;
        }
        int tagEnd = at + (int) length;
        if (bytes[tagEnd] != SIMPLE_VALUE) {
            return false;
        }
        Tag tag = tags.of(bytes, at, tagEnd);
        float value = Float.intBitsToFloat((int) RecordFile.INT.get(bytes, tagEnd + 1));
        if (!tag.plugin.isEmpty() && !tag.plugin.equals("scalars")) {
            return false;
        }
        reader.scalar(tag, step, micros(wall), value);
        return true;
    }

    /// −1 where it does not end in time; the general way says so.
    private long varint(int end) {
        long value = 0;
        for (int shift = 0; shift < 64 && at < end; shift += 7) {
            byte b = data[at++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        return -1;
    }

    private void general(Bytes event) {
        double wall = 0;
        long step = 0;
        for (Proto p = new Proto(event); p.next(); ) {
            switch (p.field()) {
                case 1 -> wall = p.f64();
                case 2 -> step = p.varint();
                default -> {}
            }
        }
        long micros = micros(wall);
        for (Proto p = new Proto(event); p.next(); ) {
            switch (p.field()) {
                case 5 -> {
                    for (Bytes value : Proto.all(p.bytes(), 1)) {
                        reader.value(tags.of(Proto.textOf(value, 1)), step, micros, value);
                    }
                }
                case 4, 8, 9 -> reader.graph(p.field(), step, micros, p.bytes());
                default -> {}
            }
        }
    }
}
