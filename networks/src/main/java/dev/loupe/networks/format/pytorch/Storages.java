package dev.loupe.networks.format.pytorch;

import dev.loupe.core.DataType;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.pickle.Pickled;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// The raw elements that tensors are views of, by the keys that pickles name them with.
public final class Storages {
    /// Element types by the name of the storage's class (`torch/storage.py`).
    private static final Map<String, DataType> CLASSES =
            Map.ofEntries(
                    Map.entry("DoubleStorage", DataType.FLOAT64),
                    Map.entry("FloatStorage", DataType.FLOAT32),
                    Map.entry("HalfStorage", DataType.FLOAT16),
                    Map.entry("BFloat16Storage", DataType.BFLOAT16),
                    Map.entry("LongStorage", DataType.INT64),
                    Map.entry("IntStorage", DataType.INT32),
                    Map.entry("ShortStorage", DataType.INT16),
                    Map.entry("CharStorage", DataType.INT8),
                    Map.entry("ByteStorage", DataType.UINT8),
                    Map.entry("BoolStorage", DataType.BOOL),
                    Map.entry("ComplexFloatStorage", DataType.COMPLEX64),
                    Map.entry("ComplexDoubleStorage", DataType.COMPLEX128),
                    Map.entry("QInt8Storage", DataType.INT8),
                    Map.entry("QUInt8Storage", DataType.UINT8),
                    Map.entry("QInt32Storage", DataType.INT32),
                    Map.entry("QUInt4x2Storage", DataType.UINT8),
                    Map.entry("QUInt2x4Storage", DataType.UINT8),
                    Map.entry("UntypedStorage", DataType.UINT8));

    private final Finder finder;
    private final boolean bigEndian;

    /// Where a storage's bytes lie.
    @FunctionalInterface
    interface Finder {
        /// @return null if the file has none of that key
        @Nullable Bytes find(String key);
    }

    /// One storage as a pickle refers to it.
    ///
    /// @param type  of its elements, UINT8 where it has none of its own
    /// @param bytes null if they are missing
    record Storage(String key, DataType type, @Nullable Bytes bytes) {}

    Storages(Finder finder, boolean bigEndian) {
        this.finder = finder;
        this.bigEndian = bigEndian;
    }

    boolean bigEndian() {
        return bigEndian;
    }

    /// What the persistent id `('storage', class, key, location, elements[, view])` refers to; null for other ids.
    @Nullable Storage of(Pickled value) {
        if (!(value instanceof Pickled.Outside outside)
                || !(outside.id() instanceof Pickled.Sequence id)) {
            return null;
        }
        List<Pickled> parts = id.items();
        if (parts.size() < 3 || !(parts.get(2) instanceof Pickled.Text key)) {
            return null;
        }
        DataType type =
                parts.get(1) instanceof Pickled.Global global
                        ? CLASSES.getOrDefault(global.name(), DataType.UINT8)
                        : DataType.UINT8;
        return new Storage(key.value(), type, finder.find(key.value()));
    }
}
