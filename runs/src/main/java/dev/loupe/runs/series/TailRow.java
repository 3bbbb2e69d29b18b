package dev.loupe.runs.series;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// The bytes of a row of the tail: points of several series of one run.
///
/// ```
/// kind 0   as logged:  n varint, then n times: series, step, time (each as zigzag difference to the point before), value (8 bytes)
/// kind 1   packed:     n varint, then n times: series varint, length varint, a chunk (ChunkCodec)
/// ```
///
/// Series go by their number in the store. Differences wrap around at 64 bits.
public final class TailRow {
    private static final int AS_LOGGED = 0;
    private static final int PACKED = 1;

    /// Takes points in the order they were written.
    public interface Sink {
        void point(long series, long step, long micros, double value);
    }

    private TailRow() {}

    /// The first `n` of the columns.
    public static byte[] encode(
            long[] series, long[] steps, long[] micros, double[] values, int n) {
        Bits out = new Bits();
        out.octet(AS_LOGGED);
        out.varint(n);
        long lastSeries = 0;
        long lastStep = 0;
        long lastMicros = 0;
        for (int i = 0; i < n; i++) {
            out.zigzag(series[i] - lastSeries);
            out.zigzag(steps[i] - lastStep);
            out.zigzag(micros[i] - lastMicros);
            out.fixed(Double.doubleToRawLongBits(values[i]));
            lastSeries = series[i];
            lastStep = steps[i];
            lastMicros = micros[i];
        }
        return out.toBytes();
    }

    /// The points of rows as one row as logged, in their order.
    public static byte[] joined(List<byte[]> rows) {
        if (rows.size() == 1) {
            return rows.get(0);
        }
        LongStream.Builder series = LongStream.builder();
        PointBuffer points = new PointBuffer();
        for (byte[] row : rows) {
            decode(
                    row,
                    (id, step, micros, value) -> {
                        series.add(id);
                        points.add(step, micros, value);
                    });
        }
        Column all = points.toColumn();
        return encode(
                series.build().toArray(), all.steps(), all.micros(), all.values(), all.size());
    }

    public static byte[] pack(Map<Long, Column> bySeries) {
        Bits out = new Bits();
        out.octet(PACKED);
        out.varint(bySeries.size());
        bySeries.forEach(
                (series, points) -> {
                    byte[] chunk = ChunkCodec.encode(points);
                    out.varint(series);
                    out.varint(chunk.length);
                    out.octets(chunk);
                });
        return out.toBytes();
    }

    /// @throws BrokenChunk if the bytes break the format; points before the break have gone to the sink
    public static void decode(byte[] bytes, Sink sink) {
        BitCursor in = new BitCursor(bytes, 0);
        int kind = in.octet();
        long n = in.varint();
        switch (kind) {
            case AS_LOGGED -> asLogged(in, n, sink);
            case PACKED -> packed(in, n, sink);
            default -> throw new BrokenChunk(0, "a tail row of kind 0 or 1", "kind " + kind);
        }
    }

    private static void asLogged(BitCursor in, long n, Sink sink) {
        long series = 0;
        long step = 0;
        long micros = 0;
        for (long i = 0; i < n; i++) {
            series += in.zigzag();
            step += in.zigzag();
            micros += in.zigzag();
            sink.point(series, step, micros, Double.longBitsToDouble(in.fixed()));
        }
    }

    private static void packed(BitCursor in, long n, Sink sink) {
        for (long i = 0; i < n; i++) {
            long series = in.varint();
            Column points = ChunkCodec.decode(in.octets(in.varint()));
            for (int p = 0; p < points.size(); p++) {
                sink.point(series, points.steps()[p], points.micros()[p], points.values()[p]);
            }
        }
    }
}
