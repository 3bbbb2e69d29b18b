package dev.loupe.intake.parquet;

import com.github.luben.zstd.Zstd;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import org.xerial.snappy.Snappy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/// One page of a column, unpacked (`parquet.thrift`, PageHeader).
///
/// @param type        0 data, 2 dictionary, 3 data of version 2
/// @param values      levels in it, nulls included
/// @param encoding    of its values
/// @param repetitions bytes of repetition levels at the start; -1 where their length stands before them
/// @param definitions likewise, behind those
/// @param next        where the next page begins in the file
record Page(
        int type,
        int values,
        int encoding,
        int repetitions,
        int definitions,
        Bytes bytes,
        long next) {
    static final int DATA = 0, DICTIONARY = 2, DATA_2 = 3;
    private static final int MOST = 1 << 27;
    private static final int NONE = 0, SNAPPY = 1, GZIP = 2, ZSTD = 6;

    static Page read(Bytes file, long at, long end, int codec) {
        Thrift in = new Thrift(file.slice(at, Math.min(end - at, 1 << 20)), 0);
        int type = -1;
        long size = -1;
        long packed = -1;
        int[] said = new int[8];
        while (in.next()) {
            switch (in.field()) {
                case 1 -> type = (int) in.zigzag();
                case 2 -> size = in.zigzag();
                case 3 -> packed = in.zigzag();
                case 5, 7, 8 -> said = head(in, in.field());
                default -> in.skip();
            }
        }
        long from = at + in.at();
        if (size < 0 || size > MOST || packed < 0 || packed > end - from || said[0] < 0) {
            throw new Broken(
                    file.start() + at,
                    "a page of at most 128 MB within its column",
                    size + " bytes, " + packed + " packed");
        }
        Bytes raw = file.slice(from, packed);
        int levels = type == DATA_2 ? said[2] + said[3] : 0;
        boolean sane = said[2] >= 0 && said[3] >= 0 && levels <= packed && levels <= size;
        if (type == DATA_2 && !sane) {
            throw new Broken(file.start() + at, "levels within the page", levels + " bytes");
        }
        boolean plain = codec == NONE || type == DATA_2 && said[4] == 0;
        byte[] all = new byte[(int) (plain ? packed : size)];
        byte[] body = raw.array(levels, packed - levels);
        byte[] unpacked = plain ? body : unpacked(codec, body, (int) size - levels, file, at);
        System.arraycopy(raw.array(0, levels), 0, all, 0, levels);
        System.arraycopy(unpacked, 0, all, levels, unpacked.length);
        return new Page(
                type,
                said[0],
                said[1],
                type == DATA_2 ? said[3] : -1,
                type == DATA_2 ? said[2] : -1,
                Bytes.of(all),
                from + packed);
    }

    /// Values, encoding, bytes of definition and repetition levels, and whether version 2 is packed.
    private static int[] head(Thrift in, int kind) {
        int[] said = {0, 0, 0, 0, 1, 0, 0, 0};
        int outer = in.enter();
        while (in.next()) {
            int field = in.field();
            if (field == 1) {
                said[0] = (int) in.zigzag();
            } else if (kind == 8 ? field == 4 : field == 2) {
                said[1] = (int) in.zigzag();
            } else if (kind == 8 && (field == 5 || field == 6)) {
                said[field - 3] = (int) in.zigzag();
            } else if (kind == 8 && field == 7) {
                said[4] = in.type() == Thrift.TRUE ? 1 : 0;
            } else {
                in.skip();
            }
        }
        in.leave(outer);
        return said;
    }

    private static byte[] unpacked(int codec, byte[] packed, int size, Bytes file, long at) {
        try {
            byte[] all =
                    switch (codec) {
                        case SNAPPY -> {
                            int length = Snappy.uncompressedLength(packed);
                            if (length != size) {
                                throw new IOException("the page says another length");
                            }
                            yield Snappy.uncompress(packed);
                        }
                        case GZIP -> {
                            try (GZIPInputStream in =
                                    new GZIPInputStream(new ByteArrayInputStream(packed))) {
                                yield in.readNBytes(size);
                            }
                        }
                        case ZSTD -> Zstd.decompress(packed, size);
                        default ->
                                throw new IOException(
                                        "its compression has the unknown number " + codec);
                    };
            if (all.length != size) {
                throw new IOException("it has another length");
            }
            return all;
        } catch (IOException | RuntimeException e) {
            throw new Broken(
                    file.start() + at,
                    "a page of " + size + " bytes when unpacked",
                    "something else: " + e.getMessage());
        }
    }
}
