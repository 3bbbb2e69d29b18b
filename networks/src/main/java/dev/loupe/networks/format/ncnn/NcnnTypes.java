package dev.loupe.networks.format.ncnn;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The layers that ncnn brings, in the order of their numbers in binary files (src/CMakeLists.txt, `ncnn_add_layer`), and the names of the commonest parameters (docs/developer-guide/operators.md).
final class NcnnTypes {
    private static final List<String> ALL =
            List.of(
                    """
                    AbsVal ArgMax BatchNorm Bias BNLL Concat Convolution Crop Deconvolution Dropout Eltwise ELU Embed Exp Flatten
                    InnerProduct Input Log LRN MemoryData MVN Pooling Power PReLU Proposal Reduction ReLU Reshape ROIPooling Scale
                    Sigmoid Slice Softmax Split SPP TanH Threshold Tile RNN LSTM BinaryOp UnaryOp ConvolutionDepthWise Padding
                    Squeeze ExpandDims Normalize Permute PriorBox DetectionOutput Interp DeconvolutionDepthWise ShuffleChannel
                    InstanceNorm Clip Reorg YoloDetectionOutput Quantize Dequantize Yolov3DetectionOutput PSROIPooling ROIAlign
                    Packing Requantize Cast HardSigmoid SELU HardSwish Noop PixelShuffle DeepCopy Mish StatisticsPooling Swish
                    Gemm GroupNorm LayerNorm Softplus GRU MultiHeadAttention GELU Convolution1D Pooling1D ConvolutionDepthWise1D
                    Convolution3D ConvolutionDepthWise3D Pooling3D MatMul Deconvolution1D DeconvolutionDepthWise1D Deconvolution3D
                    DeconvolutionDepthWise3D Einsum DeformableConv2D GLU Fold Unfold GridSample CumulativeSum CopyTo Erf Diag CELU
                    Shrink RMSNorm Spectrogram InverseSpectrogram Flip SDPA RotaryEmbed"""
                            .split("\\s+"));
    private static final Set<String> KNOWN = new HashSet<>(ALL);
    private static final Map<Integer, String> CONVOLUTION =
            Map.ofEntries(
                    Map.entry(0, "num_output"),
                    Map.entry(1, "kernel_w"),
                    Map.entry(11, "kernel_h"),
                    Map.entry(2, "dilation_w"),
                    Map.entry(12, "dilation_h"),
                    Map.entry(3, "stride_w"),
                    Map.entry(13, "stride_h"),
                    Map.entry(4, "pad_left"),
                    Map.entry(15, "pad_right"),
                    Map.entry(14, "pad_top"),
                    Map.entry(16, "pad_bottom"),
                    Map.entry(5, "bias_term"),
                    Map.entry(6, "weight_data_size"),
                    Map.entry(7, "group"),
                    Map.entry(8, "int8_scale_term"),
                    Map.entry(9, "activation_type"),
                    Map.entry(10, "activation_params"));
    private static final Map<Integer, String> DECONVOLUTION =
            Map.of(
                    18, "output_pad_right",
                    19, "output_pad_bottom",
                    20, "output_w",
                    21, "output_h");
    private static final Map<String, Map<Integer, String>> PARAMETERS =
            Map.ofEntries(
                    Map.entry("BatchNorm", Map.of(0, "channels", 1, "eps")),
                    Map.entry("BinaryOp", Map.of(0, "op_type", 1, "with_scalar", 2, "b")),
                    Map.entry("Concat", Map.of(0, "axis")),
                    Map.entry("Clip", Map.of(0, "min", 1, "max")),
                    Map.entry("Eltwise", Map.of(0, "op_type", 1, "coeffs")),
                    Map.entry(
                            "Embed",
                            Map.of(
                                    0, "num_output",
                                    1, "input_dim",
                                    2, "bias_term",
                                    3, "weight_data_size")),
                    Map.entry(
                            "InnerProduct",
                            Map.of(
                                    0, "num_output",
                                    1, "bias_term",
                                    2, "weight_data_size",
                                    8, "int8_scale_term",
                                    9, "activation_type",
                                    10, "activation_params")),
                    Map.entry("Input", Map.of(0, "w", 1, "h", 11, "d", 2, "c")),
                    Map.entry("LayerNorm", Map.of(0, "affine_size", 1, "eps", 2, "affine")),
                    Map.entry("MemoryData", Map.of(0, "w", 1, "h", 11, "d", 2, "c")),
                    Map.entry(
                            "Pooling",
                            Map.ofEntries(
                                    Map.entry(0, "pooling_type"),
                                    Map.entry(1, "kernel_w"),
                                    Map.entry(11, "kernel_h"),
                                    Map.entry(2, "stride_w"),
                                    Map.entry(12, "stride_h"),
                                    Map.entry(3, "pad_left"),
                                    Map.entry(13, "pad_top"),
                                    Map.entry(14, "pad_right"),
                                    Map.entry(15, "pad_bottom"),
                                    Map.entry(4, "global_pooling"),
                                    Map.entry(5, "pad_mode"),
                                    Map.entry(7, "adaptive_pooling"),
                                    Map.entry(8, "out_w"),
                                    Map.entry(18, "out_h"))),
                    Map.entry("PReLU", Map.of(0, "num_slope")),
                    Map.entry("ReLU", Map.of(0, "slope")),
                    Map.entry("Reshape", Map.of(0, "w", 1, "h", 11, "d", 2, "c")),
                    Map.entry("Scale", Map.of(0, "scale_data_size", 1, "bias_term")),
                    Map.entry("Slice", Map.of(0, "slices", 1, "axis")),
                    Map.entry("Softmax", Map.of(0, "axis", 1, "fixbug0")),
                    Map.entry("UnaryOp", Map.of(0, "op_type")));

    private NcnnTypes() {}

    static boolean known(String type) {
        return KNOWN.contains(type);
    }

    /// The type of that number; what ncnn has no name for is `custom` with the number less 256.
    static String numbered(int number) {
        return number >= 0 && number < ALL.size() ? ALL.get(number) : "custom" + (number & ~0x100);
    }

    static String parameter(String type, int id) {
        if (id == 30) {
            return "shape hints";
        }
        if (id == 31) {
            return "feature mask";
        }
        Map<Integer, String> names =
                type.startsWith("Convolution")
                                || type.startsWith("Deconvolution")
                                        && !DECONVOLUTION.containsKey(id)
                        ? CONVOLUTION
                        : type.startsWith("Deconvolution")
                                ? DECONVOLUTION
                                : PARAMETERS.getOrDefault(type, Map.of());
        return names.getOrDefault(id, Integer.toString(id));
    }
}
