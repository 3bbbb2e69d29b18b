package dev.loupe.networks.format.executorch;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Flat;

import java.util.List;
import java.util.Optional;

/// Where constants lie: in segments behind the flatbuffer, whose start an extended header tells, or in its own buffers as before 2024-09 (`schema/extended_header.h`, tables Program, DataSegment and SubsegmentOffsets).
final class Segments {
    private static final int BUFFERS = 2;
    private static final int SEGMENTS = 4;
    private static final int CONSTANTS = 5;
    private static final int MUTABLE = 6;
    private static final int HEADER = 8;

    private final Bytes file;
    private final long base;
    private final List<Flat> buffers;
    private final List<Flat> segments;
    private final Optional<Flat> constants;
    private final List<Flat> mutable;

    Segments(Flat program, Bytes file) {
        this.file = file;
        this.base =
                file.length() >= HEADER + 24 && file.says(HEADER, "eh00")
                        ? file.i64(HEADER + 16)
                        : 0;
        this.buffers = program.tables(BUFFERS);
        this.segments = program.tables(SEGMENTS);
        this.constants = program.table(CONSTANTS);
        this.mutable = program.tables(MUTABLE);
    }

    /// The bytes of a constant; empty if they are not in the file.
    ///
    /// @param index of the constant
    Optional<Bytes> constant(long index, long length) {
        if (index >= 0 && index < buffers.size()) {
            Bytes storage = buffers.get((int) index).vector(0, 1);
            return storage.length() >= length
                    ? Optional.of(storage.slice(0, length))
                    : Optional.empty();
        }
        return constants.flatMap(table -> part(table, index, length));
    }

    /// The first content of a tensor that changes.
    ///
    /// @param place in the list of such segments
    Optional<Bytes> initial(long place, long index, long length) {
        return place >= 0 && place < mutable.size()
                ? part(mutable.get((int) place), index, length)
                : Optional.empty();
    }

    private Optional<Bytes> part(Flat table, long index, long length) {
        long segment = table.u32(0, 0);
        Bytes offsets = table.vector(1, 8);
        if (segment >= segments.size() || index < 0 || index >= offsets.length() / 8) {
            return Optional.empty();
        }
        long start = segments.get((int) segment).i64(0, 0);
        long offset = offsets.i64(8 * index);
        long most = file.length();
        if (base < 0 || base > most || start < 0 || start > most || offset < 0 || offset > most) {
            return Optional.empty();
        }
        long at = base + start + offset;
        return length >= 0 && at <= most - length
                ? Optional.of(file.slice(at, length))
                : Optional.empty();
    }
}
