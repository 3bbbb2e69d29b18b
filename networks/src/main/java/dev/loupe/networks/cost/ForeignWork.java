package dev.loupe.networks.cost;

import dev.loupe.core.Shape;
import dev.loupe.networks.cost.OperatorWork.Shapes;
import dev.loupe.networks.cost.OperatorWork.Work;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Node;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The arithmetic of operators of other formats than ONNX, by their names without signs and in small letters; what each does is counted as in [OperatorWork].
///
/// | operators | MACs |
/// |---|---|
/// | convolutions | output elements · elements of the kernel / output channels, whatever the kernel's layout and groups |
/// | transposed ones | input elements · elements of the kernel / input channels |
/// | fully connected layers | output elements · elements of the weights / last extent of the output |
/// | products of matrices | output elements · length of the sums |
///
/// Channels come last in TensorFlow's formats, unless `data_format` says otherwise; else second.
final class ForeignWork {
    private static final Set<String> CHANNELS_LAST =
            Set.of("tflite", "savedmodel", "graphdef", "metagraph", "tfjs");
    private static final Set<String> CONV =
            words(
                    "conv conv1d conv2d conv3d convolution convolution1d convolution2d groupconvolution depthwiseconv2d depthwiseconv1d depthwiseconv2dnative convolutiondepthwise conv2ddepthwise");
    private static final Set<String> TRANSPOSED =
            words(
                    "convtranspose transposeconv convtranspose1d convtranspose2d convtranspose3d conv1dtranspose conv2dtranspose conv3dtranspose convolutionbackpropdata groupconvolutionbackpropdata conv2dbackpropinput conv3dbackpropinputv2 deconvolution");
    private static final Set<String> DENSE =
            words("fullyconnected linear dense innerproduct einsumdense");
    private static final Set<String> PRODUCT =
            words(
                    "matmul matmulv2 mm bmm batchmatmul batchmatmulv2 batchmatmulv3 baddbmm batchedmatmul");
    private static final Set<String> MOVES =
            words(
                    "splitwithsizescopy reshape view unsafeview flatten flatten2d flattento2d squeeze unsqueeze expanddims transpose permute t expand broadcastto tile repeat concat concatv2 concatenate concatenation concatnd cat stack pack unpack unbind split splitv splitnd splitwithsizes chunk variadicsplit slice slicebyindex slicebysize stridedslice select narrow gather gatherv2 gathernd gatherelements embedding embeddinglookup index indexselect scatternd scatter pad padv2 mirrorpad zeropadding2d zeropadding1d constantpadnd cast convert tocopy clone copy contiguous detach alias identity noop dropout shape shapeof size symsize rank fill full zeros ones zeroslike oneslike range arange const constant depthtospace spacetodepth pixelshuffle spacetobatchnd batchtospacend placeholder parameter result inputlayer input output feed fetch data fullintarray assignvalue tupleconstruct listconstruct flattencontiguousrange reshape2 transpose2 squeeze2 unsqueeze2 savev2 restorev2 mergev2checkpoints shardedfilename stringjoin assignvariableop assign reversev2 readvalue readvariableop varhandleop stopgradient getitem permute2 cropping2d crop upsamplenearest2d resizenearestneighbor");
    private static final Set<String> ONE =
            words(
                    "add elementwiseadd elementwisesub elementwisemul elementwisediv elementwisemax elementwisemin elementwisepow addv2 addn sub subtract rsub mul multiply div divide realdiv floordiv floordivide floormod mod pow power maximum minimum squareddifference square abs neg negative negate exp log sqrt rsqrt sin cos tan erf sign ceil ceiling floor round relu relu6 relun1to1 clamp clip clippedrelu leakyrelu prelu elu selu gelu silu swish mish hardswish hswish hardsigmoid hardtanh sigmoid logistic tanh softplus softsign biasadd equal notequal greater greaterequal less lessequal eq ne gt ge lt le logicaland logicalor logicalnot where selectv2 bitwisenot cumsum reciprocal inverse activation scale bias unary eltwise sigmoidhard");
    private static final Map<String, Integer> EACH =
            Map.ofEntries(
                    Map.entry("softmax", 5),
                    Map.entry("logsoftmax", 5),
                    Map.entry("softmaxnd", 5),
                    Map.entry("batchnorm", 2),
                    Map.entry("batchnormalization", 2),
                    Map.entry("batchnorminference", 2),
                    Map.entry("fusedbatchnormv3", 2),
                    Map.entry("fusedbatchnorm", 2),
                    Map.entry("nativebatchnormlegitnotraining", 2),
                    Map.entry("layernorm", 7),
                    Map.entry("layernormalization", 7),
                    Map.entry("nativelayernorm", 7),
                    Map.entry("groupnorm", 7),
                    Map.entry("instancenorm", 7),
                    Map.entry("mvn", 7),
                    Map.entry("rmsnorm", 4),
                    Map.entry("dequantize", 2),
                    Map.entry("quantize", 2),
                    Map.entry("resizebilinear", 4),
                    Map.entry("upsamplebilinear2d", 4));

    private final Node node;
    private final Shapes shapes;
    private final boolean last;

    private ForeignWork(String format, Node node, Shapes shapes) {
        this.node = node;
        this.shapes = shapes;
        String layout = text("data_format").toLowerCase(Locale.ROOT);
        last =
                CHANNELS_LAST.contains(format)
                        && !layout.startsWith("nc")
                        && !layout.contains("first");
    }

    /// Not known for operators that Loupe does not know.
    static Work of(String format, Node node, Shapes shapes) {
        return new ForeignWork(format, node, shapes).work();
    }

    private Work work() {
        String operator = node.operator();
        String name =
                operator.substring(
                                Math.max(operator.lastIndexOf(':'), operator.lastIndexOf('.')) + 1)
                        .toLowerCase(Locale.ROOT)
                        .replace("_", "");
        long out = Amounts.elements(shapes.out(0));
        if (MOVES.contains(name)) {
            return Work.NONE;
        }
        if (ONE.contains(name)) {
            return new Work(0, out);
        }
        if (CONV.contains(name)) {
            return layered(out, shapes.out(0), last ? -1 : 1);
        }
        if (TRANSPOSED.contains(name)) {
            int data = name.contains("backpropinput") || name.equals("transposeconv") ? 2 : 0;
            return layered(Amounts.elements(shapes.in(data)), shapes.in(data), last ? -1 : 1);
        }
        if (DENSE.contains(name)) {
            return layered(out, shapes.out(0), -1);
        }
        if (PRODUCT.contains(name)) {
            return Work.ofMacs(Amounts.times(out, summed()), 0);
        }
        if (name.equals("addmm")) {
            return Work.ofMacs(Amounts.times(out, Amounts.extent(shapes.in(1), -1)), out);
        }
        if (name.equals("expression")) {
            long calls = text("expr").chars().filter(c -> c == '(').count();
            return new Work(0, Amounts.times(calls, out));
        }
        Integer each = EACH.get(name);
        if (each != null) {
            return new Work(0, Amounts.times(each, out));
        }
        if (name.startsWith("reduce")
                || name.matches(
                        "mean|sum|max|min|amax|amin|prod|any|all|arg(max|min)|globalaveragepooling[123]d|globalmaxpooling[123]d|adaptiveavgpool2d")) {
            return new Work(0, Amounts.elements(shapes.in(0)));
        }
        return name.contains("pool") ? new Work(0, Amounts.times(out, window())) : Work.UNKNOWN;
    }

    /// Each of `many` elements is multiplied by its share of the weights.
    ///
    /// @param of   what has so many channels as the weights have shares
    /// @param axis of the channels, −1 for the last
    private Work layered(long many, @Nullable Shape of, int axis) {
        int weight = weight();
        long elements = weight < 0 ? Amounts.UNKNOWN : Amounts.elements(shapes.in(weight));
        long channels = Amounts.extent(of, axis);
        if (elements < 0 || channels < 1 || elements % channels != 0) {
            return Work.UNKNOWN;
        }
        long bias =
                weight + 1 < node.inputs().size()
                                && Amounts.elements(shapes.in(weight + 1)) == channels
                        ? Amounts.elements(shapes.out(0))
                        : 0;
        return Work.ofMacs(Amounts.times(many, elements / channels), bias);
    }

    /// The input that is called so, else that of most dimensions behind the first; −1 if there is none.
    private int weight() {
        int found = -1;
        for (int i = 0; i < node.inputs().size(); i++) {
            String port = node.inputs().get(i).name();
            if (port.equals("weight")
                    || port.equals("weights")
                    || port.equals("filter")
                    || port.equals("kernel")) {
                return i;
            }
            Shape shape = i == 0 ? null : shapes.in(i);
            Shape best = found < 0 ? null : shapes.in(found);
            if (shape != null && shape.rank() > 1 && (best == null || shape.rank() > best.rank())) {
                found = i;
            }
        }
        return found;
    }

    private long summed() {
        Shape a = shapes.in(0);
        boolean turned =
                flag("adj_x") || flag("transpose_a") || flag("transpose_x") || flag("trans_x");
        return a == null || a.rank() == 0
                ? Amounts.UNKNOWN
                : Amounts.extent(a, turned && a.rank() > 1 ? -2 : -1);
    }

    /// Elements that each result of a pool looks at: of two numbers or lists that say so.
    private long window() {
        long sides = Amounts.times(whole("filter_height"), whole("filter_width"));
        for (String name :
                new String[] {
                    "ksize", "kernel", "kernel_size", "kernel_sizes", "pool_size", "kernelSize"
                }) {
            if (sides < 0 && content(name) instanceof Attribute.Wholes(long[] sizes)) {
                sides = 1;
                for (long size : sizes) {
                    sides = Amounts.times(sides, size);
                }
            }
        }
        return sides;
    }

    private long whole(String name) {
        return content(name) instanceof Attribute.Whole(long value) ? value : Amounts.UNKNOWN;
    }

    private boolean flag(String name) {
        return content(name) instanceof Attribute.Flag(boolean value) && value;
    }

    private String text(String name) {
        return content(name) instanceof Attribute.Text(String value) ? value : "";
    }

    private Attribute.@Nullable Content content(String name) {
        for (Attribute attribute : node.attributes()) {
            if (attribute.name().equals(name)) {
                return attribute.content();
            }
        }
        return null;
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split(" ")).collect(Collectors.toUnmodifiableSet());
    }
}
