package dev.loupe.networks.format.paddle;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// A `.pdiparams` file: tensors one after the other, without names, in the order of the names in the program (paddle/phi/core/framework/dense_tensor_serialize.cc).
///
/// ```
/// 0 u32 | levels u64, each: bytes u64, offsets | 0 u32 | bytes of a TensorDesc i32 | TensorDesc: type 1, dims 2 | elements
/// ```
///
/// @param damage the first tensor that does not fit; those before it are kept
record PaddleParams(List<Tensor> tensors, Model.@Nullable Damage damage) {
    private static final int LONGEST_HEAD = 1024;

    static boolean begins(Bytes file) {
        if (file.length() < 22 || file.i32(0) != 0 || file.i64(4) != 0 || file.i32(12) != 0) {
            return false;
        }
        long head = file.u32(16);
        return head >= 2
                && head <= LONGEST_HEAD
                && head <= file.length() - 20
                && file.u8(20) == 8
                && PaddleTypes.numbered(file.u8(21)) != null
                && (head == 2 || file.u8(22) == 16 || file.u8(22) == 18);
    }

    static PaddleParams read(Bytes file) {
        List<Tensor> tensors = new ArrayList<>();
        try {
            for (long at = 0; at < file.length(); ) {
                Tensor tensor = one(file, at, Integer.toString(tensors.size()));
                tensors.add(tensor);
                Bytes data = ((Tensor.Mapped) tensor.content()).bytes();
                at = data.start() - file.start() + data.length();
            }
            return new PaddleParams(tensors, null);
        } catch (Broken broken) {
            return new PaddleParams(
                    tensors,
                    new Model.Damage(broken.offset(), String.valueOf(broken.getMessage())));
        }
    }

    private static Tensor one(Bytes file, long start, String name) {
        if (file.i32(start) != 0) {
            throw new Broken(
                    file.start() + start, "a tensor of version 0", "version " + file.u32(start));
        }
        long levels = file.i64(start + 4);
        long at = start + 12;
        if (levels < 0 || levels > 16) {
            throw new Broken(file.start() + start + 4, "at most 16 levels", "" + levels);
        }
        for (long i = 0; i < levels; i++) {
            long bytes = file.i64(at);
            at += 8 + file.slice(at + 8, bytes).length();
        }
        long length = file.u32(at + 4);
        Bytes head = file.slice(at + 8, length);
        DataType type = null;
        LongStream.Builder extents = LongStream.builder();
        for (Proto p = new Proto(head); p.next(); ) {
            switch (p.field()) {
                case 1 -> type = PaddleTypes.numbered(p.varint());
                case 2 -> p.varints(extents::add);
                default -> {}
            }
        }
        long[] dims = extents.build().toArray();
        long elements = Shape.of(dims).elements();
        if (type == null || elements < 0) {
            throw new Broken(head.start(), "a known type and shape of a tensor", "another");
        }
        Bytes data = file.slice(at + 8 + length, type.bytesFor(elements));
        return Tensor.mapped(name, type, Shape.of(dims), data);
    }
}
