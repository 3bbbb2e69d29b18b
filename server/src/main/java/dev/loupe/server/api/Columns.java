package dev.loupe.server.api;

import dev.loupe.server.http.Json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The container "columns" of docs/api.md: a line of JSON, zeros up to a multiple of 8, then little-endian buffers.
final class Columns {
    static final String TYPE = "application/vnd.loupe.columns";
    private static final int ALIGNED = 8;

    private final List<double[]> buffers = new ArrayList<>();
    private long at;

    /// Takes a column and answers how the head names it.
    Map<String, Object> add(double[] column) {
        Map<String, Object> name = new LinkedHashMap<>();
        name.put("type", "f64");
        name.put("at", at);
        name.put("count", column.length);
        buffers.add(column);
        at += 8L * column.length;
        return name;
    }

    void write(Object head, OutputStream out) throws IOException {
        byte[] json = Json.bytes(head);
        out.write(json);
        out.write('\n');
        int rest = (json.length + 1) % ALIGNED;
        out.write(new byte[rest == 0 ? 0 : ALIGNED - rest]);
        for (double[] column : buffers) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(8 * column.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asDoubleBuffer().put(column);
            out.write(bytes.array());
        }
    }
}
