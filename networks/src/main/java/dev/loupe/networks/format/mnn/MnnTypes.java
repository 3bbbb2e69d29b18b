package dev.loupe.networks.format.mnn;

import dev.loupe.core.DataType;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// Operators by their numbers (schema/default/MNN.fbs, OpType) and element types by theirs (Type.fbs, DataType).
final class MnnTypes {
    /// Names in the order of their numbers; a number begins a run.
    private static final String OPERATORS =
            """
            0 AbsVal QuantizedAdd ArgMax AsString InstanceNorm BatchToSpaceND Copy BinaryOp Bnll Cast Concat Const
            Convolution ConvolutionDepthwise Crop CropAndResize ImageProcess Deconvolution DeconvolutionDepthwise
            Dequantize DetectionOutput Dropout Eltwise ELU Unique Exp ExpandDims Fill Flatten Im2Col Gather GatherV2
            Im2Seq InnerProduct Input Interp Log LRN LSTM MatMul MoE NonMaxSuppression NonMaxSuppressionV2 Normalize Pack
            Padding Permute Pooling Power PReLU PriorBox Proposal QuantizedAvgPool QuantizedBiasAdd QuantizedConcat
            QuantizedDepthwiseConv2D QuantizedLogistic RasterAndInterpolate QuantizedMaxPool Texture RasterDiff
            QuantizedReshape QuantizedSoftmax QuantizeMaxMin QuantizeV2 Range Rank ReduceJoin Reduction ReLU ReLU6
            RequantizationRange Requantize Reshape Resize RNN ROIPooling Scale Selu Seq2Out Shape Sigmoid Size Slice
            SliceTf Softmax SpaceToBatchND SpatialProduct Col2Im Segment Squeeze StridedSlice CastLike StringSplit
            StringToNumber TanH TfQuantizedConv2D Threshold Tile TopKV2 Transpose UnaryOp Unpack Where Moments
            RNNSequenceGRU BatchMatMul Unsqueeze CosineSimilarity DepthToSpace SpaceToDepth ReverseSequence Pooling3D
            Convolution3D MatrixBandPart GatherND DetectionPostProcess UnravelIndex ScatterNd OneHot BroadcastTo
            Dilation2D Interp3D
            128 Raster ConvertTensor ArgMin LinSpace RandomUniform TensorArray TensorArraySize TensorArrayRead
            TensorArrayWrite TensorArrayGather TensorArrayScatter TensorArraySplit TensorArrayConcat LSTMBlockCell Reverse
            ROIAlign RandomNormal TensorArrayInsert TensorArrayErase EyeLike CumSum Det CumProd ScatterElements
            GatherElements Svd Histogram DynamicQuant Stft
            256 Plugin Select ZerosLike Broastcast SetDiff1D ReluGrad Identity PoolGrad SoftmaxGrad Conv2DBackPropFilter
            TrainableParam BatchNorm ConvTranspose3D ZeroGrad
            299 Attention FmhaV2 Fmhca SeqLen2Spatial SplitGeLU GroupNorm LinearAttention RoPE FusedLinear GatedRMSNorm
            512 Extra ConvInt8 Int8ToFloat DepthwiseConvInt8
            517 FloatToInt8 EltwiseInt8
            600 While If
            603 LayerNorm GridSample""";

    private static final Map<Integer, String> BY_NUMBER = new HashMap<>();

    static {
        int next = 0;
        for (String word : OPERATORS.strip().split("\\s+")) {
            if (Character.isDigit(word.charAt(0))) {
                next = Integer.parseInt(word);
            } else {
                BY_NUMBER.put(next++, word);
            }
        }
    }

    private MnnTypes() {}

    static boolean known(int operator) {
        return BY_NUMBER.containsKey(operator);
    }

    static String operator(int number) {
        return BY_NUMBER.getOrDefault(number, "operator" + number);
    }

    static @Nullable DataType element(int number) {
        return switch (number) {
            case 1 -> DataType.FLOAT32;
            case 2 -> DataType.FLOAT64;
            case 3, 13 -> DataType.INT32;
            case 4, 12 -> DataType.UINT8;
            case 5, 15 -> DataType.INT16;
            case 6, 11 -> DataType.INT8;
            case 7 -> DataType.STRING;
            case 8 -> DataType.COMPLEX64;
            case 9 -> DataType.INT64;
            case 10 -> DataType.BOOL;
            case 14 -> DataType.BFLOAT16;
            case 16, 17 -> DataType.UINT16;
            case 18 -> DataType.COMPLEX128;
            case 19 -> DataType.FLOAT16;
            default -> null;
        };
    }
}
