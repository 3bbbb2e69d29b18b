package dev.loupe.networks.format.executorch;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Flat;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A plan's values: tensors, constants and plain ones (table EValue and union KernelTypes).
final class Values {
    private static final int MOST_RANK = 64;
    private static final Map<Integer, DataType> TYPES =
            Map.ofEntries(
                    Map.entry(0, DataType.UINT8),
                    Map.entry(1, DataType.INT8),
                    Map.entry(2, DataType.INT16),
                    Map.entry(3, DataType.INT32),
                    Map.entry(4, DataType.INT64),
                    Map.entry(5, DataType.FLOAT16),
                    Map.entry(6, DataType.FLOAT32),
                    Map.entry(7, DataType.FLOAT64),
                    Map.entry(11, DataType.BOOL),
                    Map.entry(12, DataType.INT8),
                    Map.entry(13, DataType.UINT8),
                    Map.entry(14, DataType.INT32),
                    Map.entry(15, DataType.BFLOAT16),
                    Map.entry(22, DataType.UINT16),
                    Map.entry(23, DataType.FLOAT8_E5M2),
                    Map.entry(24, DataType.FLOAT8_E4M3FN),
                    Map.entry(25, DataType.FLOAT8_E5M2FNUZ),
                    Map.entry(26, DataType.FLOAT8_E4M3FNUZ),
                    Map.entry(27, DataType.UINT16),
                    Map.entry(28, DataType.UINT32),
                    Map.entry(29, DataType.UINT64));

    private final List<Flat> values;
    private final Segments segments;

    Values(List<Flat> values, Segments segments) {
        this.values = values;
        this.segments = segments;
    }

    /// What a value is, by its number in the union.
    enum Kind {
        NONE,
        NULL,
        INT,
        BOOL,
        DOUBLE,
        TENSOR,
        STRING,
        INTS,
        DOUBLES,
        BOOLS,
        TENSORS,
        OPTIONAL_TENSORS
    }

    int size() {
        return values.size();
    }

    boolean has(int index) {
        return index >= 0 && index < values.size();
    }

    Kind kind(int index) {
        int kind = has(index) ? values.get(index).u8(0, 0) : 0;
        return kind < Kind.values().length ? Kind.values()[kind] : Kind.NONE;
    }

    private Optional<Flat> table(int index) {
        return values.get(index).table(1);
    }

    /// The indices that a list of tensors names.
    int[] listed(int index) {
        return table(index).map(table -> table.ints(0)).orElse(new int[0]);
    }

    Type type(int index) {
        Optional<Flat> tensor = kind(index) == Kind.TENSOR ? table(index) : Optional.empty();
        if (tensor.isEmpty()) {
            return switch (kind(index)) {
                case INT -> new Type.Named("int");
                case BOOL -> new Type.Named("bool");
                case DOUBLE -> new Type.Named("float");
                case STRING -> new Type.Named("str");
                default -> Type.UNKNOWN;
            };
        }
        long[] size = size(tensor.get());
        boolean unbound = tensor.get().i8(8, 0) == 2;
        return new Type.TensorOf(
                TYPES.get(tensor.get().i8(0, 0)),
                size.length > MOST_RANK || unbound ? null : Shape.of(size));
    }

    private static long[] size(Flat tensor) {
        return Arrays.stream(tensor.ints(2)).mapToLong(n -> Math.max(0, n)).toArray();
    }

    /// The tensor that is stored as a value's content; empty if none is.
    Optional<Tensor> stored(int index) {
        if (kind(index) != Kind.TENSOR || table(index).isEmpty()) {
            return Optional.empty();
        }
        Flat tensor = table(index).get();
        long buffer = tensor.u32(5, 0);
        boolean changes = tensor.has(6);
        Optional<Flat> more = tensor.table(9);
        boolean outside = more.map(extra -> extra.i8(2, 0) == 1).orElse(false);
        DataType type = TYPES.get(tensor.i8(0, 0));
        long[] size = size(tensor);
        if (buffer == 0 && !outside || type == null || size.length > MOST_RANK) {
            return Optional.empty();
        }
        String full = more.map(extra -> extra.text(1)).orElse("");
        Shape shape = Shape.of(size);
        long length = type.bytesFor(shape.elements());
        Tensor.Content content;
        if (outside) {
            content = new Tensor.Absent("Its data lies in another file, by its name.");
        } else {
            long place = more.map(extra -> extra.i64(0, 0)).orElse(0L);
            Optional<Bytes> bytes =
                    changes
                            ? segments.initial(place, buffer, length)
                            : segments.constant(buffer, length);
            content =
                    bytes.isEmpty()
                            ? new Tensor.Absent("The file has no data for it.")
                            : ordered(tensor.vector(3, 1))
                                    ? new Tensor.Mapped(bytes.get())
                                    : new Tensor.Absent(
                                            "Its dimensions are stored in another order.");
        }
        String name = full.isEmpty() ? (changes ? "state " : "constant ") + buffer : full;
        return Optional.of(new Tensor(name, type, shape, shape.elements(), content));
    }

    private static boolean ordered(Bytes order) {
        for (int i = 0; i < order.length(); i++) {
            if (order.u8(i) != i) {
                return false;
            }
        }
        return true;
    }

    /// A plain value; empty for tensors and None.
    Optional<Attribute.Content> plain(int index) {
        if (!has(index) || table(index).isEmpty()) {
            return Optional.empty();
        }
        Flat table = table(index).get();
        return switch (kind(index)) {
            case INT -> Optional.of(new Attribute.Whole(table.i64(0, 0)));
            case BOOL -> Optional.of(new Attribute.Flag(table.flag(0)));
            case DOUBLE -> Optional.of(new Attribute.Real(table.f64(0, 0)));
            case STRING -> Optional.of(new Attribute.Text(table.text(0)));
            case INTS -> Optional.of(wholes(table.longs(0)));
            case DOUBLES -> {
                Bytes all = table.vector(0, 8);
                double[] reals = new double[(int) (all.length() / 8)];
                for (int i = 0; i < reals.length; i++) {
                    reals[i] = all.f64(8L * i);
                }
                yield Optional.of(new Attribute.Reals(reals));
            }
            case BOOLS -> {
                Bytes all = table.vector(0, 1);
                List<String> flags = new ArrayList<>();
                for (int i = 0; i < all.length(); i++) {
                    flags.add(Boolean.toString(all.u8(i) != 0));
                }
                yield Optional.of(new Attribute.Other(flags.toString()));
            }
            default -> Optional.empty();
        };
    }

    /// A list of numbers is kept as a list of the values that hold them.
    private Attribute.Content wholes(long[] indices) {
        long[] numbers = new long[indices.length];
        for (int i = 0; i < indices.length; i++) {
            boolean known =
                    indices[i] >= 0
                            && indices[i] < values.size()
                            && kind((int) indices[i]) == Kind.INT;
            if (!known) {
                return new Attribute.Other("values " + Arrays.toString(indices));
            }
            numbers[i] = table((int) indices[i]).map(table -> table.i64(0, 0)).orElse(0L);
        }
        return new Attribute.Wholes(numbers);
    }
}
