package dev.loupe.cli.export.events;

import dev.loupe.core.bytes.ProtoWriter;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32C;

/// One event file: records of a length, its masked CRC-32C, an Event, its masked CRC-32C (`tf_record.rs`; `event.proto`).
final class EventFile implements Closeable {
    private final OutputStream out;
    private final CRC32C crc = new CRC32C();
    private final Set<String> described = new HashSet<>();

    /// @param micros when the run began, UTC
    EventFile(Path file, long micros) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18);
        record(event(0, micros).text(3, "brain.Event:2"));
    }

    private static ProtoWriter event(long step, long micros) {
        ProtoWriter event = new ProtoWriter().f64(1, micros / 1e6);
        return step == 0 ? event : event.varint(2, step);
    }

    /// A value of a tag. What its plugin is stands in the first one only.
    ///
    /// @param metadata SummaryMetadata
    /// @param value    the field of Value that holds it, and its content
    void value(String tag, ProtoWriter metadata, long step, long micros, ProtoWriter value)
            throws IOException {
        ProtoWriter whole = new ProtoWriter().text(1, tag);
        if (described.add(tag)) {
            whole.message(9, metadata);
        }
        byte[] head = whole.array();
        byte[] tail = value.array();
        byte[] both = java.util.Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        record(event(step, micros).message(5, new ProtoWriter().bytes(1, both)));
    }

    /// A whole message as a field of Event: a graph.
    void field(int field, long step, long micros, byte[] content) throws IOException {
        record(event(step, micros).bytes(field, content));
    }

    private void record(ProtoWriter event) throws IOException {
        byte[] data = event.array();
        byte[] length =
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length).array();
        out.write(length);
        masked(length);
        out.write(data);
        masked(data);
    }

    private void masked(byte[] data) throws IOException {
        crc.reset();
        crc.update(data);
        int value = (int) crc.getValue();
        int mask = (value >>> 15 | value << 17) + 0xa282ead8;
        out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(mask).array());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
