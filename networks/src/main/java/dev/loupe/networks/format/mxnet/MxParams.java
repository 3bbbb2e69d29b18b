package dev.loupe.networks.format.mxnet;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A `.params` file (src/ndarray/ndarray.cc, `NDArray::Save`): arrays, then their names.
///
/// ```
/// 0x112 u64 | 0 u64 | arrays u64 | array … | names u64 | length u64, UTF-8 …
/// array: 0xF993FAC9 (or …CA) | storage i32: 0 dense, 1 rows, 2 CSR | [shape of what is stored] | shape | device i32 ×2 | type i32
///        | [for each index: type i32, shape] | elements | [indices]
///        0xF993FAC8 | shape | device | type | elements
///        rank u32, extents u32 | device | type | elements            the oldest
/// shape: rank i32, extents i64
/// ```
///
/// @param damage the first array or name that does not fit; those before it are kept
record MxParams(List<Tensor> tensors, Model.@Nullable Damage damage) {
    private static final long MAGIC = 0x112;
    private static final int V1 = 0xF993FAC8;
    private static final int V2 = 0xF993FAC9;
    private static final int V3 = 0xF993FACA;
    private static final int DEEPEST = 32;
    private static final List<DataType> TYPES =
            List.of(
                    DataType.FLOAT32,
                    DataType.FLOAT64,
                    DataType.FLOAT16,
                    DataType.UINT8,
                    DataType.INT32,
                    DataType.INT8,
                    DataType.INT64,
                    DataType.BOOL,
                    DataType.INT16,
                    DataType.UINT16,
                    DataType.UINT32,
                    DataType.UINT64,
                    DataType.BFLOAT16);

    static boolean begins(Bytes file) {
        return file.length() >= 24 && file.i64(0) == MAGIC && file.i64(8) == 0;
    }

    static MxParams read(Bytes file) {
        return new Reader(file).read();
    }

    private static final class Reader {
        private final Bytes file;
        private long at = 16;

        Reader(Bytes file) {
            this.file = file;
        }

        MxParams read() {
            List<Tensor> arrays = new ArrayList<>();
            List<String> names = new ArrayList<>();
            Model.Damage damage = null;
            try {
                long count = count("arrays");
                for (long i = 0; i < count; i++) {
                    arrays.add(array());
                }
                long named = count("names");
                for (long i = 0; i < named; i++) {
                    long length = i64();
                    names.add(file.text(at, length));
                    at += length;
                }
            } catch (Broken broken) {
                damage = new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
            }
            List<Tensor> tensors = new ArrayList<>();
            for (int i = 0; i < arrays.size(); i++) {
                Tensor array = arrays.get(i);
                tensors.add(
                        new Tensor(
                                i < names.size() ? names.get(i) : Integer.toString(i),
                                array.type(),
                                array.shape(),
                                array.stored(),
                                array.content()));
            }
            return new MxParams(tensors, damage);
        }

        private int i32() {
            at += 4;
            return file.i32(at - 4);
        }

        private long i64() {
            at += 8;
            return file.i64(at - 8);
        }

        private long count(String what) {
            long count = i64();
            if (count < 0 || count > (file.length() - at) / 4) {
                throw new Broken(
                        file.start() + at - 8,
                        "a number of " + what + " that the file has room for",
                        Long.toUnsignedString(count));
            }
            return count;
        }

        private Shape shape(int rank, int width) {
            if (rank < 0 || rank > DEEPEST) {
                throw new Broken(
                        file.start() + at,
                        "a rank of at most " + DEEPEST,
                        Integer.toUnsignedString(rank));
            }
            long[] extents = new long[rank];
            for (int i = 0; i < rank; i++) {
                extents[i] = width == 8 ? i64() : i32() & 0xffff_ffffL;
                if (extents[i] < 0) {
                    throw new Broken(
                            file.start() + at - 8, "an extent of 0 or more", "" + extents[i]);
                }
            }
            return Shape.of(extents);
        }

        private Tensor array() {
            int magic = i32();
            boolean newer = magic == V2 || magic == V3;
            int storage = newer ? i32() : 0;
            if (storage < 0 || storage > 2) {
                throw new Broken(file.start() + at - 4, "storage 0, 1 or 2", "" + storage);
            }
            Shape stored = storage > 0 ? shape(i32(), 8) : null;
            Shape shape = newer || magic == V1 ? shape(i32(), 8) : shape(magic, 4);
            if (shape.rank() == 0 && magic != V3) {
                return Tensor.mapped("", DataType.FLOAT32, Shape.of(0), file.slice(at, 0));
            }
            at += 8;
            DataType type = type();
            List<Long> indices = new ArrayList<>();
            for (int i = 0; i < storage; i++) {
                DataType index = type();
                indices.add(index.bytesFor(shape(i32(), 8).elements()));
            }
            long elements = (stored == null ? shape : stored).elements();
            Bytes data = file.slice(at, type.bytesFor(elements));
            at += data.length();
            for (long bytes : indices) {
                at += file.slice(at, bytes).length();
            }
            return new Tensor("", type, shape, elements, new Tensor.Mapped(data));
        }

        private DataType type() {
            int type = i32();
            if (type < 0 || type >= TYPES.size()) {
                throw new Broken(
                        file.start() + at - 4,
                        "a type from 0 to " + (TYPES.size() - 1),
                        Integer.toString(type));
            }
            return TYPES.get(type);
        }
    }
}
