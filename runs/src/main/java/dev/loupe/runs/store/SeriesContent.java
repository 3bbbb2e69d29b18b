package dev.loupe.runs.store;

import dev.loupe.runs.series.Aggregate;
import dev.loupe.runs.series.Column;

import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;

/// What a series consists of at a moment.
///
/// @param id     0 for a series that is not there
/// @param chunks in order of first step; never changed once they are there
/// @param tail   the points that are in no chunk, sorted
record SeriesContent(RunRow run, long id, List<ChunkIndex.Chunk> chunks, Column tail) {
    /// Equal states of a series are equal points.
    record State(long id, int chunks, LongBuffer steps, LongBuffer micros, LongBuffer bits) {}

    State state() {
        long[] bits = Arrays.stream(tail.values()).mapToLong(Double::doubleToRawLongBits).toArray();
        return new State(
                id,
                chunks.size(),
                LongBuffer.wrap(tail.steps()),
                LongBuffer.wrap(tail.micros()),
                LongBuffer.wrap(bits));
    }

    long points() {
        return inChunks() + tail.size();
    }

    long inChunks() {
        return chunks.stream().mapToLong(chunk -> chunk.all().n).sum();
    }

    /// Whether the tail comes after all points of the chunks.
    boolean follows(Aggregate inChunks) {
        return tail.size() == 0
                || inChunks.isBefore(tail.steps()[0], tail.micros()[0], tail.values()[0]);
    }
}
