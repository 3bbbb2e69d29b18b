package dev.loupe.runs.series;

/// The bytes of a chunk: some points of one series.
///
/// ```
/// version  byte        1
/// n        varint      points
/// steps    LongBlock
/// times    LongBlock   microseconds
/// values   ValueBlock
/// ```
///
/// Every double comes back bit by bit, NaN payloads and −0.0 too. About 6 bytes a point for noisy float64 values at a steady pace.
public final class ChunkCodec {
    private static final int VERSION = 1;

    /// More points than a chunk ever has; so a lying count cannot make us allocate.
    private static final int MOST_POINTS = 1 << 22;

    /// Steps and times take two bytes for each 128 of them, whatever they are.
    private static final int POINTS_A_BYTE = 32;

    private ChunkCodec() {}

    public static byte[] encode(Column points) {
        Bits out = new Bits();
        int n = points.size();
        out.octet(VERSION);
        out.varint(n);
        LongBlock.writeEven(out, points.steps(), n);
        LongBlock.writeEven(out, points.micros(), n);
        ValueBlock.write(out, points.values(), n);
        return out.toBytes();
    }

    /// @throws BrokenChunk if the bytes break the format
    public static Column decode(byte[] bytes) {
        BitCursor in = new BitCursor(bytes, 0);
        int n = head(in);
        long[] steps = LongBlock.read(in, n);
        long[] micros = LongBlock.read(in, n);
        return new Column(steps, micros, values(in, n));
    }

    /// Takes the steps and values of a chunk.
    public interface Sink {
        void addAll(long[] steps, double[] values);
    }

    /// Hands over steps and values; times are passed over.
    ///
    /// @throws BrokenChunk if the bytes break the format
    public static void decode(byte[] bytes, Sink into) {
        BitCursor in = new BitCursor(bytes, 0);
        int n = head(in);
        long[] steps = LongBlock.read(in, n);
        LongBlock.skip(in, n);
        into.addAll(steps, values(in, n));
    }

    /// The times alone; what lies behind them is not looked at.
    ///
    /// @throws BrokenChunk if the bytes break the format
    public static long[] times(byte[] bytes) {
        BitCursor in = new BitCursor(bytes, 0);
        int n = head(in);
        LongBlock.skip(in, n);
        return LongBlock.read(in, n);
    }

    private static int head(BitCursor in) {
        int version = in.octet();
        if (version != VERSION) {
            throw new BrokenChunk(0, "version " + VERSION, "version " + version);
        }
        long n = in.varint();
        long most = Math.min(MOST_POINTS, 2 + (long) POINTS_A_BYTE * in.left());
        if (n < 0 || n > most) {
            throw new BrokenChunk(1, "at most " + most + " points", n + "");
        }
        return (int) n;
    }

    private static double[] values(BitCursor in, int n) {
        double[] values = ValueBlock.read(in, n);
        if (in.left() != 0) {
            throw new BrokenChunk(in.position(), "the end", in.left() + " more bytes");
        }
        return values;
    }
}
