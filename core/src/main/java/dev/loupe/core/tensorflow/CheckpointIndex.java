package dev.loupe.core.tensorflow;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The table of a checkpoint of version 2 (tensor_bundle.proto): `PREFIX.index` says where in `PREFIX.data-00000-of-00001` and its like each tensor lies.
///
/// ```
/// ""    BundleHeaderProto  num_shards 1, endianness 2
/// name  BundleEntryProto   dtype 1, shape 2, shard_id 3, offset 4, size 5, slices 7
/// ```
public final class CheckpointIndex {
    private static final int MOST_SHARDS = 100_000;

    private final Bytes index;
    private long shards = 1;

    /// @param index of `PREFIX.index`
    public CheckpointIndex(Bytes index) {
        this.index = index;
    }

    /// One tensor.
    ///
    /// @param type   null for types of later versions
    /// @param shape  all extents known
    /// @param shard  number of the file that holds it, below `shards`
    /// @param offset of its elements there, bytes
    /// @param size   bytes, as the file says
    /// @param sliced whether its elements lie elsewhere, in parts
    public record Entry(
            String name,
            @Nullable DataType type,
            Shape shape,
            long shard,
            long shards,
            long offset,
            long size,
            boolean sliced) {
        /// The name of the file that holds it.
        public String file(String prefix) {
            return String.format(Locale.ROOT, "%s.data-%05d-of-%05d", prefix, shard, shards);
        }

        /// Whether place and size can be.
        public boolean possible() {
            boolean fits =
                    type == null || type.bytes() == 0 || size == type.bytesFor(shape.elements());
            return offset >= 0 && size >= 0 && fits;
        }
    }

    /// Tells every tensor in the table's order; parts of tensors that lie in slices are left out.
    ///
    /// @throws Broken where it is damaged, after the tensors before were told
    public void each(Consumer<Entry> tensor) {
        new SsTable(index)
                .each(
                        (key, value) -> {
                            if (key.isEmpty()) {
                                header(value);
                            } else if (!key.startsWith("\0")) {
                                byte[] name = key.getBytes(StandardCharsets.ISO_8859_1);
                                tensor.accept(
                                        entry(new String(name, StandardCharsets.UTF_8), value));
                            }
                        });
    }

    private void header(Bytes message) {
        for (Proto p = new Proto(message); p.next(); ) {
            if (p.field() == 1) {
                shards = p.varint();
            } else if (p.field() == 2 && p.varint() != 0) {
                throw new Broken(p.offset(), "a little-endian checkpoint", "a big-endian one");
            }
        }
        if (shards < 1 || shards > MOST_SHARDS) {
            throw new Broken(
                    message.start(), "1 to " + MOST_SHARDS + " shards", shards + " shards");
        }
    }

    private Entry entry(String name, Bytes message) {
        DataType type = null;
        Shape shape = new Shape(List.of());
        long shard = 0;
        long offset = 0;
        long size = 0;
        boolean sliced = false;
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> type = TfTypes.element(p.varint());
                case 2 -> shape = TfTypes.shape(p.bytes());
                case 3 -> shard = p.varint();
                case 4 -> offset = p.varint();
                case 5 -> size = p.varint();
                case 7 -> sliced = true;
                default -> {}
            }
        }
        if (shape == null || shape.elements() < 0 || shard < 0 || shard >= shards) {
            throw new Broken(message.start(), "an entry of a checkpoint", "another");
        }
        return new Entry(name, type, shape, shard, shards, offset, size, sliced);
    }
}
