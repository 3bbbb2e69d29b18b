package dev.loupe.networks.format.pytorch;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Tensor;

import java.io.IOException;
import java.util.Arrays;

/// A view of a storage: where its elements lie.
///
/// @param offset of the first element, in elements
/// @param stride between neighbours of each dimension, in elements
record Strided(
        Storages.Storage storage,
        DataType type,
        long offset,
        long[] size,
        long[] stride,
        boolean bigEndian) {
    private static final long MOST_GATHERED = 1L << 30;

    /// A part of the storage where the elements lie one after another; else gathered when they are asked for.
    Tensor.Content content() {
        Bytes bytes = storage.bytes();
        if (bytes == null) {
            return new Tensor.Absent("The file has no storage " + storage.key() + ".");
        }
        long elements = Shape.of(size).elements();
        long length = type.bytesFor(elements);
        long from = offset > Long.MAX_VALUE / 16 ? Long.MAX_VALUE : offset * type.bytes();
        if (elements == 0) {
            return new Tensor.Mapped(bytes.slice(0, 0));
        }
        long last = last();
        if (from > bytes.length() || last < 0 || last > bytes.length() / type.bytes() - 1) {
            return new Tensor.Absent(
                    "Its storage %s ends after %d bytes, before the tensor does."
                            .formatted(storage.key(), bytes.length()));
        }
        if (contiguous() && !bigEndian) {
            return new Tensor.Mapped(bytes.slice(from, length));
        }
        String key =
                "%d %d %s %s"
                        .formatted(
                                bytes.segment().address(),
                                offset,
                                Arrays.toString(size),
                                Arrays.toString(stride));
        return new Tensor.Made(key, length, () -> gathered(bytes, length));
    }

    /// The place of the last element, −1 if it is beyond all bounds.
    private long last() {
        long last = offset;
        for (int d = 0; d < size.length; d++) {
            long most = size[d] - 1;
            if (most > 0 && stride[d] > (Long.MAX_VALUE - last) / most) {
                return -1;
            }
            last += most * stride[d];
        }
        return last;
    }

    private boolean contiguous() {
        long expected = 1;
        for (int d = size.length - 1; d >= 0; d--) {
            if (size[d] != 1 && stride[d] != expected) {
                return false;
            }
            expected *= size[d];
        }
        return true;
    }

    private Bytes gathered(Bytes bytes, long length) throws IOException {
        if (length > MOST_GATHERED) {
            throw new IOException("The tensor is a view of more than a gigabyte.");
        }
        int width = type.bytes();
        byte[] all = new byte[(int) length];
        long[] index = new long[size.length];
        long at = offset;
        for (int to = 0; to < all.length; to += width) {
            for (int b = 0; b < width; b++) {
                all[to + (bigEndian ? width - 1 - b : b)] = (byte) bytes.u8(at * width + b);
            }
            for (int d = size.length - 1; d >= 0; d--) {
                at += stride[d];
                if (++index[d] < size[d]) {
                    break;
                }
                at -= stride[d] * size[d];
                index[d] = 0;
            }
        }
        return Bytes.of(all);
    }
}
