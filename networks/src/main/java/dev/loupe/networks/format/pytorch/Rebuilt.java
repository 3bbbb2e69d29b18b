package dev.loupe.networks.format.pytorch;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.networks.format.pickle.Pickled;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tensors and arrays out of the calls that would rebuild them (`torch/_utils.py`, `numpy/core/multiarray.py`). No call is made.
public final class Rebuilt {
    private static final int DEEPEST = 8;
    private static final int MOST_RANK = 64;
    private static final Map<String, DataType> NUMPY =
            Map.ofEntries(
                    Map.entry("f8", DataType.FLOAT64), Map.entry("f4", DataType.FLOAT32),
                    Map.entry("f2", DataType.FLOAT16), Map.entry("i8", DataType.INT64),
                    Map.entry("i4", DataType.INT32), Map.entry("i2", DataType.INT16),
                    Map.entry("i1", DataType.INT8), Map.entry("u8", DataType.UINT64),
                    Map.entry("u4", DataType.UINT32), Map.entry("u2", DataType.UINT16),
                    Map.entry("u1", DataType.UINT8), Map.entry("b1", DataType.BOOL),
                    Map.entry("c8", DataType.COMPLEX64), Map.entry("c16", DataType.COMPLEX128));

    private final Storages storages;

    public Rebuilt(Storages storages) {
        this.storages = storages;
    }

    /// The tensor that a value stands for; empty if it stands for none.
    public Optional<Tensor> tensor(String name, Pickled value) {
        return tensor(name, value, 0);
    }

    private Optional<Tensor> tensor(String name, Pickled value, int depth) {
        if (!(value instanceof Pickled.Call call) || depth > DEEPEST) {
            return Optional.empty();
        }
        String function = call.full();
        if (function.startsWith("torch._utils._rebuild_parameter")
                || function.equals("torch.nn.parameter.Parameter")) {
            return call.argument(0).flatMap(inner -> tensor(name, inner, depth + 1));
        }
        return switch (function) {
            case "torch._utils._rebuild_tensor",
                    "torch._utils._rebuild_tensor_v2",
                    "torch._utils._rebuild_tensor_v3",
                    "torch._utils._rebuild_qtensor" ->
                    view(name, call);
            case "torch._tensor._rebuild_from_type", "torch._tensor._rebuild_from_type_v2" ->
                    fromType(name, call, depth);
            case "torch._utils._rebuild_sparse_tensor", "torch._utils._rebuild_sparse_csr_tensor" ->
                    sparse(name, call, depth);
            case "torch._utils._rebuild_device_tensor_from_numpy" ->
                    call.argument(0).flatMap(array -> tensor(name, array, depth + 1));
            case "torch._utils._rebuild_meta_tensor_no_storage" -> meta(name, call);
            case "numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct" ->
                    array(name, call);
            default -> Optional.empty();
        };
    }

    /// `_rebuild_from_type_v2(function, type, arguments, state)`.
    private Optional<Tensor> fromType(String name, Pickled.Call call, int depth) {
        if (call.argument(0).isEmpty()
                || !(call.argument(2).orElse(Pickled.None.NONE) instanceof Pickled.Sequence args)) {
            return Optional.empty();
        }
        return tensor(name, call.with(call.argument(0).get(), args.items()), depth + 1);
    }

    private Optional<Tensor> view(String name, Pickled.Call call) {
        Storages.Storage storage = call.argument(0).map(storages::of).orElse(null);
        long[] size = call.argument(2).map(Rebuilt::wholes).orElse(null);
        long[] stride = call.argument(3).map(Rebuilt::wholes).orElse(null);
        long offset = call.argument(1).map(Rebuilt::whole).orElse(-1L);
        if (storage == null
                || size == null
                || stride == null
                || stride.length != size.length
                || offset < 0) {
            return Optional.empty();
        }
        DataType type = storage.type();
        if (call.full().endsWith("_v3")) {
            type = call.argument(6).flatMap(Rebuilt::type).orElse(type);
        }
        Shape shape = Shape.of(size);
        return Optional.of(
                new Tensor(
                        name,
                        type,
                        shape,
                        shape.elements(),
                        new Strided(storage, type, offset, size, stride, storages.bigEndian())
                                .content()));
    }

    private Optional<Tensor> sparse(String name, Pickled.Call call, int depth) {
        if (!(call.argument(1).orElse(Pickled.None.NONE) instanceof Pickled.Sequence data)
                || data.items().size() < 3) {
            return Optional.empty();
        }
        int values = call.full().contains("csr") ? 2 : 1;
        long[] size =
                data.items().stream()
                        .skip(values + 1L)
                        .map(Rebuilt::wholes)
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        Optional<Tensor> stored = tensor(name, data.items().get(values), depth + 1);
        return size == null
                ? stored
                : stored.map(
                        v ->
                                new Tensor(
                                        name,
                                        v.type(),
                                        Shape.of(size),
                                        v.stored(),
                                        new Tensor.Absent(
                                                "It is sparse; its values are not laid out.")));
    }

    /// `_rebuild_meta_tensor_no_storage(dtype, size, stride, requires_grad)`.
    private static Optional<Tensor> meta(String name, Pickled.Call call) {
        Optional<DataType> type = call.argument(0).flatMap(Rebuilt::type);
        long[] size = call.argument(1).map(Rebuilt::wholes).orElse(null);
        return type.isEmpty() || size == null
                ? Optional.empty()
                : Optional.of(
                        new Tensor(
                                name,
                                type.get(),
                                Shape.of(size),
                                0,
                                new Tensor.Absent("It was saved without data (device meta).")));
    }

    /// An array whose state is `(version, shape, dtype, columnMajor, bytes)`.
    private static Optional<Tensor> array(String name, Pickled.Call call) {
        if (!(call.state().orElse(Pickled.None.NONE) instanceof Pickled.Sequence state)
                || state.items().size() < 5
                || !(state.items().get(2) instanceof Pickled.Call dtype)
                || !(dtype.argument(0).orElse(Pickled.None.NONE) instanceof Pickled.Text code)) {
            return Optional.empty();
        }
        long[] size = wholes(state.items().get(1));
        DataType type = NUMPY.get(code.value());
        if (size == null || type == null) {
            return Optional.empty();
        }
        Shape shape = Shape.of(size);
        boolean columns = state.items().get(3) instanceof Pickled.Flag flag && flag.value();
        boolean big =
                dtype.state().orElse(Pickled.None.NONE) instanceof Pickled.Sequence order
                        && order.at(1).orElse(Pickled.None.NONE) instanceof Pickled.Text text
                        && text.value().equals(">");
        Tensor.Content content = new Tensor.Absent("Its elements are not kept as plain bytes.");
        if (state.items().get(4) instanceof Pickled.Raw raw
                && raw.value().length() == type.bytesFor(shape.elements())) {
            content =
                    columns && size.length > 1 || big
                            ? new Tensor.Absent(
                                    "It is stored column by column or big-endian, which is not read yet.")
                            : new Tensor.Mapped(raw.value());
        }
        return Optional.of(new Tensor(name, type, shape, shape.elements(), content));
    }

    private static Optional<DataType> type(Pickled value) {
        String name =
                value instanceof Pickled.Global global && global.module().equals("torch")
                        ? global.name()
                        : "";
        return DataType.named(
                switch (name) {
                    case "half" -> "float16";
                    case "float" -> "float32";
                    case "double" -> "float64";
                    case "long" -> "int64";
                    case "int" -> "int32";
                    case "short" -> "int16";
                    case "float8_e8m0fnu" -> "float8_e8m0";
                    default -> name;
                });
    }

    private static @Nullable Long whole(Pickled value) {
        return value instanceof Pickled.Whole whole && whole.value().bitLength() < 63
                ? whole.value().longValue()
                : null;
    }

    /// A tuple, or `torch.Size` of one; null if it is something else, or holds what is no size.
    static long @Nullable [] wholes(Pickled value) {
        List<Pickled> items =
                switch (value) {
                    case Pickled.Sequence sequence -> sequence.items();
                    case Pickled.Call call when call.full().equals("torch.Size") ->
                            call.argument(0).orElse(Pickled.None.NONE)
                                            instanceof Pickled.Sequence inner
                                    ? inner.items()
                                    : List.of();
                    default -> List.of(Pickled.None.NONE);
                };
        if (items.size() > MOST_RANK) {
            return null;
        }
        long[] all = new long[items.size()];
        for (int i = 0; i < all.length; i++) {
            Long one = whole(items.get(i));
            if (one == null || one < 0) {
                return null;
            }
            all[i] = one;
        }
        return all;
    }
}
