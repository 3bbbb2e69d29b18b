package dev.loupe.networks.format.hdf5;

import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A dataset in chunks, put together when it is asked for; shuffled and deflated chunks are undone (section III.A.1, B-trees of type 1; IV.A.2.l, filter pipeline).
///
/// ```
/// tree     "TREE", 1, level u8, entries u16, two siblings, then key, child, …
/// key      bytes of the chunk u32, filters passed over u32, offsets u64 for each dimension and one 0
/// filters  version, count, 0 ×6 in version 1, each {id u16, length of name u16 (version 2: only from id 256 on), flags u16, values u16, name, values u32 each, padded in version 1}
/// ```
final class Hdf5Chunks {
    private static final int DEFLATE = 1, SHUFFLE = 2, CHECKSUM = 3;
    private static final long LONGEST_CHUNK = 1 << 30;

    /// Deflate packs at most 1,032 to 1.
    private static final long MOST_PACKED = 1100;

    private static final long SMALL = 64L << 20;

    private final Hdf5Layout layout;
    private final int size;
    private final long[] extents;
    private final int[] chunk;
    private final List<Integer> filters;
    private final long tree;

    private Hdf5Chunks(
            Hdf5Layout layout,
            int size,
            long[] extents,
            int[] chunk,
            List<Integer> filters,
            long tree) {
        this.layout = layout;
        this.size = size;
        this.extents = extents;
        this.chunk = chunk;
        this.filters = filters;
        this.tree = tree;
    }

    static Tensor.Content of(
            Hdf5Layout layout, Hdf5Type type, Shape shape, Bytes message, @Nullable Bytes pipe) {
        int rank = message.u8(2) - 1;
        if (rank != shape.rank()) {
            throw new Broken(message.start() + 2, "chunks of rank " + shape.rank(), "" + rank);
        }
        long[] extents =
                shape.dimensions().stream()
                        .mapToLong(d -> d instanceof Shape.Fixed f ? f.size() : 0)
                        .toArray();
        int[] chunk = new int[rank];
        long bytes = type.size();
        for (int i = 0; i < rank; i++) {
            chunk[i] = message.i32(3L + layout.addressWidth() + 4L * i);
            if (chunk[i] < 1 || bytes * chunk[i] > LONGEST_CHUNK) {
                throw new Broken(message.start(), "chunks of at most 1 GiB", "another extent");
            }
            bytes *= chunk[i];
        }
        List<Integer> filters = pipe == null ? List.of() : filters(pipe);
        for (int filter : filters) {
            if (filter < DEFLATE || filter > CHECKSUM) {
                return new Tensor.Absent(
                        "Its chunks are packed by filter " + filter + ", not read.");
            }
        }
        if (type.bigEndian()) {
            return new Tensor.Absent("It is stored in chunks, big-endian, which is not read.");
        }
        long address = layout.address(message, 3);
        if (address == -1) {
            return new Tensor.Absent("Its elements were never written.");
        }
        Hdf5Chunks chunks = new Hdf5Chunks(layout, type.size(), extents, chunk, filters, address);
        return new Tensor.Made(
                "chunks at " + (layout.file().start() + address),
                shape.elements() * type.size(),
                chunks::read);
    }

    private static List<Integer> filters(Bytes message) {
        int version = message.u8(0);
        int count = message.u8(1);
        long at = version == 1 ? 8 : 2;
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = message.u16(at);
            boolean named = version == 1 || id >= 256;
            int name = named ? message.u16(at + 2) : 0;
            int values = message.u16(at + (named ? 6 : 4));
            at += (named ? 8 : 6) + (version == 1 ? Math.ceilDiv(name, 8) * 8L : name);
            at += 4L * values + (version == 1 && values % 2 == 1 ? 4 : 0);
            ids.add(id);
        }
        return ids;
    }

    private Bytes read() throws IOException {
        long length = size;
        for (long extent : extents) {
            length = extent != 0 && length > Integer.MAX_VALUE / extent ? -1 : length * extent;
            if (length < 0) {
                throw new IOException("a dataset in chunks of more than 2 GiB is not read");
            }
        }
        if (length > SMALL && length / MOST_PACKED > layout.file().length()) {
            throw new IOException("the file holds fewer elements than the dataset's extents say");
        }
        byte[] whole = new byte[Math.toIntExact(length)];
        long places = places();
        Deque<Long> open = new ArrayDeque<>(List.of(tree));
        Set<Long> seen = new HashSet<>();
        int width = layout.addressWidth();
        int key = 8 + 8 * (extents.length + 1);
        try {
            while (!open.isEmpty()) {
                long address = open.pop();
                if (!seen.add(address)) {
                    continue;
                }
                Bytes node = layout.block(address, "TREE");
                boolean leaf = node.u8(5) == 0;
                int entries = node.u16(6);
                for (int i = 0; i < entries; i++) {
                    long at = 8 + 2L * width + (long) i * (key + width);
                    long child = layout.address(node, at + key);
                    if (leaf && places-- <= 0) {
                        throw new Broken(node.start(), "each chunk once", "more of them");
                    } else if (leaf) {
                        place(node.slice(at, key), layout.at(child), whole);
                    } else {
                        open.push(child);
                    }
                }
            }
        } catch (Broken broken) {
            throw new IOException(broken.getMessage(), broken);
        }
        return Bytes.of(whole);
    }

    /// How many chunks the dataset has room for.
    private long places() {
        long places = 1;
        for (int i = 0; i < chunk.length; i++) {
            places *= Math.ceilDiv(extents[i], chunk[i]);
        }
        return places;
    }

    private void place(Bytes key, Bytes packed, byte[] whole) throws IOException {
        int length = size;
        long[] from = new long[chunk.length];
        for (int i = 0; i < chunk.length; i++) {
            length *= chunk[i];
            from[i] = key.i64(8 + 8L * i);
            if (from[i] < 0 || from[i] >= extents[i]) {
                throw new Broken(key.start(), "a chunk within its dataset", "offset " + from[i]);
            }
        }
        byte[] elements = unfiltered(packed.array(0, key.u32(0)), length, key.i32(4));
        row(elements, 0, 0, whole, 0, from);
    }

    /// Copies what of a chunk lies within the dataset, dimension by dimension; the rank bounds the depth.
    private void row(
            byte[] chunkBytes, int dimension, long source, byte[] whole, long target, long[] from) {
        if (dimension == chunk.length) {
            System.arraycopy(chunkBytes, (int) (source * size), whole, (int) (target * size), size);
            return;
        }
        long most = Math.min(chunk[dimension], extents[dimension] - from[dimension]);
        if (dimension == chunk.length - 1) {
            System.arraycopy(
                    chunkBytes,
                    (int) (source * chunk[dimension] * size),
                    whole,
                    (int) ((target * extents[dimension] + from[dimension]) * size),
                    (int) (most * size));
            return;
        }
        for (long i = 0; i < most; i++) {
            row(
                    chunkBytes,
                    dimension + 1,
                    source * chunk[dimension] + i,
                    whole,
                    target * extents[dimension] + from[dimension] + i,
                    from);
        }
    }

    private byte[] unfiltered(byte[] packed, int length, int passed) throws IOException {
        byte[] bytes = packed;
        for (int i = filters.size() - 1; i >= 0; i--) {
            if ((passed >> i & 1) != 0) {
                continue;
            }
            bytes =
                    switch (filters.get(i)) {
                        case DEFLATE -> inflated(bytes, length + 4);
                        case SHUFFLE -> unshuffled(bytes);
                        default -> java.util.Arrays.copyOf(bytes, Math.max(0, bytes.length - 4));
                    };
        }
        if (bytes.length < length) {
            throw new IOException("a chunk of the dataset is too short");
        }
        return bytes;
    }

    private static byte[] inflated(byte[] packed, int most) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] bytes = new byte[(int) Math.min(most, MOST_PACKED * packed.length)];
            int n = 0;
            while (!inflater.finished() && n < bytes.length) {
                int more = inflater.inflate(bytes, n, bytes.length - n);
                if (more == 0) {
                    break;
                }
                n += more;
            }
            return java.util.Arrays.copyOf(bytes, n);
        } catch (DataFormatException broken) {
            throw new IOException("a chunk of the dataset cannot be inflated", broken);
        } finally {
            inflater.end();
        }
    }

    /// Bytes of one place in all elements stand together when shuffled.
    private byte[] unshuffled(byte[] bytes) {
        int n = bytes.length / size;
        byte[] plain = bytes.clone();
        for (int b = 0; b < size; b++) {
            for (int i = 0; i < n; i++) {
                plain[i * size + b] = bytes[b * n + i];
            }
        }
        return plain;
    }
}
