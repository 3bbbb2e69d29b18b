package dev.loupe.networks.format.mnn;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Flat;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The weights of operators: lists of floats within their parameters, quantised convolutions packed in MNN's own way, and those that `external` says lie in `NAME.mnn.weight`.
final class MnnWeights {
    private static final Set<DataType> FLOATS =
            Set.of(DataType.FLOAT32, DataType.FLOAT16, DataType.FLOAT64, DataType.BFLOAT16);

    private final String file;
    private final @Nullable Bytes outside;
    private final List<Tensor> tensors = new ArrayList<>();
    private String operator = "";
    private List<Tensor> taken = new ArrayList<>();

    /// @param outside the file beside the model, or null
    MnnWeights(String file, @Nullable Bytes outside) {
        this.file = file;
        this.outside = outside;
    }

    /// All so far.
    List<Tensor> tensors() {
        return tensors;
    }

    /// The weights of one operator.
    ///
    /// @param kind the number of the parameters' table in OpParameter
    List<Tensor> of(String name, int kind, Flat main) {
        operator = name;
        taken = new ArrayList<>();
        switch (kind) {
            case 5 -> {
                String[] names = {"slope", "mean", "variance", "bias", "A", "B"};
                for (int i = 0; i < names.length; i++) {
                    floats(names[i], i + 1, main, Shape.of(-1));
                }
            }
            case 7 -> {
                Tensor blob = blob("value", main);
                if (blob != null && blob.shape().rank() > 0 && FLOATS.contains(blob.type())) {
                    taken.add(blob);
                }
            }
            case 9 -> convolution(main);
            case 20 -> {
                long out = main.i32(0, 0);
                long size = main.i32(2, 0);
                floats("weight", 3, main, out > 0 ? Shape.of(out, size / out) : Shape.of(-1));
                floats("bias", 4, main, Shape.of(-1));
                quantised(
                        7, main, out > 0 ? Shape.of(out, size / out) : Shape.of(Math.max(0, size)));
            }
            case 24 -> {
                String[] names = {"weight_i", "weight_h", "bias"};
                for (int i = 0; i < names.length; i++) {
                    String part = names[i];
                    main.table(3 + i).map(b -> blob(part, b)).ifPresent(taken::add);
                }
            }
            case 32 -> floats("slope", 1, main, Shape.of(-1));
            case 58 -> {
                floats("scale", 1, main, Shape.of(-1));
                floats("bias", 2, main, Shape.of(-1));
                external(3, main, List.of("scale", "bias"));
            }
            case 80 -> {
                floats("weight", 1, main, Shape.of(-1));
                floats("bias", 2, main, Shape.of(-1));
                external(3, main, List.of("weight", "bias"));
            }
            case 88, 95 -> {
                floats("gamma", 2, main, Shape.of(-1));
                floats("beta", 3, main, Shape.of(-1));
                external(5, main, List.of("gamma", "beta"));
            }
            default -> {}
        }
        tensors.addAll(taken);
        return taken;
    }

    private void convolution(Flat main) {
        Shape shape = main.table(0).map(MnnWeights::kernels).orElse(Shape.of(-1));
        floats("weight", 1, main, shape);
        floats("bias", 2, main, Shape.of(-1));
        if (main.has(6)) {
            external(6, main, List.of("weight", "bias"));
        } else {
            quantised(3, main, shape.elements() < 0 ? Shape.of(0) : shape);
        }
    }

    /// `[out, in a group, height, width]`; the inputs are not always said.
    private static Shape kernels(Flat common) {
        long in = common.i32(11, 0);
        long group = Math.max(1, common.i32(9, 1));
        return in <= 0
                ? Shape.of(-1)
                : Shape.of(
                        common.i32(10, 0),
                        Math.max(1, in / group),
                        common.i32(3, 1),
                        common.i32(2, 1));
    }

    private void floats(String part, int field, Flat from, Shape shape) {
        Bytes data = from.vector(field, 4);
        if (data.length() > 0) {
            long n = data.length() / 4;
            Shape real = shape.elements() == n ? shape : Shape.of(n);
            taken.add(Tensor.mapped(operator + "." + part, DataType.FLOAT32, real, data));
        }
    }

    private void quantised(int field, Flat main, Shape shape) {
        main.table(field)
                .ifPresent(
                        said -> {
                            Tensor weight = MnnQuantised.of(operator + ".weight", said, shape);
                            if (weight != null) {
                                taken.add(weight);
                            }
                            floats("scales", MnnQuantised.SCALES, said, Shape.of(-1));
                        });
    }

    /// `[offset, bytes of the first, bytes of the second …]`.
    private void external(int field, Flat main, List<String> parts) {
        Bytes said = main.vector(field, 8);
        for (int i = 0;
                i < parts.size() && 8L * (i + 2) <= said.length() && taken.size() <= i;
                i++) {
            long before = said.i64(0);
            for (int k = 1; k <= i; k++) {
                before += said.i64(8L * k);
            }
            long length = said.i64(8L * (i + 1));
            if (length > 0) {
                taken.add(
                        new Tensor(
                                operator + "." + parts.get(i),
                                DataType.FLOAT32,
                                Shape.of(length / 4),
                                length / 4,
                                outside(before, length)));
            }
        }
    }

    private Tensor.Content outside(long offset, long length) {
        if (outside == null) {
            return new Tensor.Absent("Its data file \"" + file + "\" is not beside the model.");
        }
        try {
            return new Tensor.Mapped(outside.slice(offset, length));
        } catch (Broken end) {
            return new Tensor.Absent("The data file ends before it.");
        }
    }

    /// Blob: `dims` 0, `dataType` 2, `uint8s` 3, `int8s` 4, `int32s` 5, `int64s` 6, `float32s` 7.
    private @Nullable Tensor blob(String part, Flat blob) {
        DataType type = MnnTypes.element(blob.i32(2, 1));
        Bytes dims = blob.vector(0, 4);
        if (type == null || dims.length() > 4 * 32) {
            return null;
        }
        long[] extents = new long[(int) (dims.length() / 4)];
        for (int i = 0; i < extents.length; i++) {
            extents[i] = dims.i32(4L * i);
        }
        Shape shape = Shape.of(extents);
        Bytes data = blob.vector(7, 4);
        for (int field = 3; field <= 6 && data.length() == 0; field++) {
            data = blob.vector(field, field == 5 ? 4 : field == 6 ? 8 : 1);
        }
        return shape.elements() < 0 || data.length() != type.bytesFor(shape.elements())
                ? null
                : Tensor.mapped(operator + "." + part, type, shape, data);
    }
}
