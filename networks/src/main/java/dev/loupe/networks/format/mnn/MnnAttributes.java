package dev.loupe.networks.format.mnn;

import dev.loupe.core.bytes.Flat;
import dev.loupe.networks.graph.Attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The parameters of the commonest operators (schema/default/CaffeOp.fbs and TensorflowOp.fbs), by the number of their table in OpParameter: fields in the order of the schema, `-` for those
/// that are weights or not read. `i` integer with its default, `f` float, `b` bool, `l` list of integers, `e` enum.
final class MnnAttributes {
    private static final Map<Integer, String> TABLES =
            Map.ofEntries(
                    Map.entry(4, "axis i0"),
                    Map.entry(5, "channels i0|-|-|-|-|-|-|epsilon f0.001"),
                    Map.entry(
                            6,
                            "opType eADD,SUB,MUL,DIV,MAX_TEMP,MIN_TEMP,POW,REALDIV,MINIMUM,MAXIMUM,GREATER,GREATER_EQUAL,LESS,FLOORDIV,SquaredDifference,EQUAL,LESS_EQUAL,FLOORMOD,?,MOD,ATAN2,LOGICALOR,NOTEQUAL"),
                    Map.entry(17, "axis i0|endAxis i0"),
                    Map.entry(
                            20, "outputCount i0|biasTerm i0|weightSize i0|-|-|axis i0|transpose b"),
                    Map.entry(21, "dims l"),
                    Map.entry(24, "outputCount i0|weightSize i0|clippingThreshold f0"),
                    Map.entry(29, "dims l"),
                    Map.entry(
                            31,
                            "padX i0|padY i0|isGlobal b|kernelX i0|kernelY i0|strideX i0|strideY i0|type yMAXPOOL,AVEPOOL|padType yCAFFE,VALID,SAME|-|ceilModel b|pads l"),
                    Map.entry(32, "slopeCount i0"),
                    Map.entry(
                            50,
                            "operation ySUM,ASUM,SUMSQ,MEAN,MAXIMUM,MINIMUM,PROD,ANY,ALL|dim l|coeff f0|keepDims b"),
                    Map.entry(51, "slope f0"),
                    Map.entry(52, "minValue f0|maxValue f6"),
                    Map.entry(55, "dims l"),
                    Map.entry(58, "channels i0"),
                    Map.entry(
                            66,
                            "source yNCHW,NHWC,NC4HW4,NHWC4,UNKNOWN|dest yNCHW,NHWC,NC4HW4,NHWC4,UNKNOWN"),
                    Map.entry(
                            70,
                            "opType eABS,NEG,FLOOR,CEIL,SQUARE,SQRT,RSQRT,EXP,LOG,SIN,COS,TAN,ASIN,ACOS,ATAN,RECIPROCAL,LOG1P,BNLL,ACOSH,SINH,ASINH,ATANH,SIGN,ROUND,COSH,ERF,ERFC,ERFINV,EXPM1,SIGMOID,TANH,HARDSWISH,GELU,GELU_STANDARD,SILU"),
                    Map.entry(
                            79,
                            "strides l|kernels l|pads l|type yMAXPOOL,AVEPOOL|padType yCAFFE,VALID,SAME|isGlobal b"),
                    Map.entry(88, "axis l|epsilon f0|-|-|group i1|-|useRMSNorm b"),
                    Map.entry(95, "axis i0|epsilon f0|-|-|group i1"));
    private static final String CONVOLUTION =
            "padX i0|padY i0|kernelX i1|kernelY i1|strideX i1|strideY i1|dilateX i1|dilateY i1|padMode yCAFFE,VALID,SAME|group i1|outputCount i0|inputCount i0|relu b|relu6 b|pads l|outPads l";
    private static final String CONVOLUTION3D =
            "dilates l|strides l|kernels l|pads l|padMode yCAFFE,VALID,SAME|inputCount i0|outputCount i0|relu b|relu6 b|group i1";

    private MnnAttributes() {}

    /// @param kind the number of the parameters' table
    static List<Attribute> of(int kind, Flat main) {
        if (kind == 9 || kind == 80) {
            String table = kind == 9 ? CONVOLUTION : CONVOLUTION3D;
            return main.table(0).map(common -> read(table, common)).orElse(List.of());
        }
        return read(TABLES.getOrDefault(kind, ""), main);
    }

    private static List<Attribute> read(String table, Flat from) {
        List<Attribute> attributes = new ArrayList<>();
        String[] fields = table.isEmpty() ? new String[0] : table.split("\\|");
        for (int i = 0; i < fields.length; i++) {
            int space = fields[i].indexOf(' ');
            if (space > 0) {
                String kind = fields[i].substring(space + 1);
                attributes.add(
                        new Attribute(fields[i].substring(0, space), content(kind, i, from)));
            }
        }
        return attributes;
    }

    private static Attribute.Content content(String kind, int field, Flat from) {
        String rest = kind.substring(1);
        return switch (kind.charAt(0)) {
            case 'i' -> new Attribute.Whole(from.i32(field, Integer.parseInt(rest)));
            case 'f' -> new Attribute.Real(from.f32(field, Float.parseFloat(rest)));
            case 'b' -> new Attribute.Flag(from.flag(field));
            case 'e' -> named(rest, from.i32(field, 0));
            case 'y' -> named(rest, from.i8(field, 0));
            default -> {
                int[] values =
                        from.vector(field, 4).length() > 4096 ? new int[0] : from.ints(field);
                long[] wide = new long[values.length];
                for (int k = 0; k < wide.length; k++) {
                    wide[k] = values[k];
                }
                yield new Attribute.Wholes(wide);
            }
        };
    }

    private static Attribute.Content named(String names, int number) {
        String[] all = names.split(",");
        return number >= 0 && number < all.length
                ? new Attribute.Text(all[number])
                : new Attribute.Whole(number);
    }
}
