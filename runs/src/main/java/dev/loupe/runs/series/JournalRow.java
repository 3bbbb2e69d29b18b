package dev.loupe.runs.series;

/// The bytes of a row of the journal: a row of the tail for each of several runs, one after the other.
///
/// ```
/// until the end:  run varint, length varint, a row of the tail (TailRow)
/// ```
public final class JournalRow {
    private Bits out = new Bits();
    private boolean empty = true;

    /// Takes what a run got.
    public interface Entries {
        void entry(long run, byte[] tailRow);
    }

    public boolean isEmpty() {
        return empty;
    }

    public void add(long run, byte[] tailRow) {
        out.varint(run);
        out.varint(tailRow.length);
        out.octets(tailRow);
        empty = false;
    }

    /// All that was added since the last time.
    public byte[] take() {
        byte[] bytes = out.toBytes();
        out = new Bits();
        empty = true;
        return bytes;
    }

    /// @throws BrokenChunk if the bytes break the format; entries before the break have been handed over
    public static void each(byte[] bytes, Entries entries) {
        BitCursor in = new BitCursor(bytes, 0);
        while (in.left() > 0) {
            long run = in.varint();
            entries.entry(run, in.octets(in.varint()));
        }
    }

    /// The points of one run. @throws BrokenChunk if the bytes break the format
    public static void decode(byte[] bytes, long run, TailRow.Sink sink) {
        BitCursor in = new BitCursor(bytes, 0);
        while (in.left() > 0) {
            boolean asked = in.varint() == run;
            long length = in.varint();
            if (asked) {
                TailRow.decode(in.octets(length), sink);
            } else {
                in.pass(length);
            }
        }
    }
}
