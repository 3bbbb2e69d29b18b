package dev.loupe.networks.format.ncnn;

import org.jspecify.annotations.Nullable;

/// Which weights a layer of each type has, in the order of the file (src/layer/*.cpp, `load_model`).
final class NcnnLayerWeights {
    private final NcnnLayer layer;
    private final NcnnWeights weights;

    NcnnLayerWeights(NcnnLayer layer, NcnnWeights weights) {
        this.layer = layer;
        this.weights = weights;
    }

    void take() {
        switch (layer.type()) {
            case "Convolution",
                    "ConvolutionDepthWise",
                    "Convolution1D",
                    "Convolution3D",
                    "ConvolutionDepthWise1D",
                    "ConvolutionDepthWise3D",
                    "DeformableConv2D" ->
                    convolution(layer.whole(19, 0) != 0);
            case "Deconvolution",
                    "DeconvolutionDepthWise",
                    "Deconvolution1D",
                    "Deconvolution3D",
                    "DeconvolutionDepthWise1D",
                    "DeconvolutionDepthWise3D" ->
                    convolution(layer.whole(28, 0) != 0);
            case "InnerProduct" -> innerProduct();
            case "Embed" -> {
                matrix("weight", layer.whole(1, 0), layer.whole(0, 0), layer.whole(3, 0));
                bias(2);
                if (layer.whole(18, 0) != 0) {
                    plain("weight_scale", 1);
                }
            }
            case "BatchNorm" -> {
                for (String name : new String[] {"slope", "mean", "variance", "bias"}) {
                    plain(name, layer.whole(0, 0));
                }
            }
            case "Bias" -> plain("bias", layer.whole(0, 0));
            case "Scale" -> {
                if (layer.whole(0, 0) != -233) {
                    plain("scale", layer.whole(0, 0));
                    if (layer.whole(1, 0) != 0) {
                        plain("bias", layer.whole(0, 0));
                    }
                }
            }
            case "PReLU" -> plain("slope", layer.whole(0, 0));
            case "Normalize" -> plain("scale", layer.whole(3, 0));
            case "Padding" -> plain("per_channel_pad", layer.whole(6, 0));
            case "LayerNorm", "InstanceNorm" -> affine(layer.whole(0, 0), layer.whole(2, 1));
            case "GroupNorm" -> affine(layer.whole(1, 0), layer.whole(3, 1));
            case "RMSNorm" -> {
                if (layer.whole(2, 1) != 0) {
                    plain("gamma", layer.whole(0, 0));
                }
            }
            case "Quantize" -> plain("scale", layer.whole(0, 1));
            case "Dequantize" -> {
                plain("scale", layer.whole(0, 1));
                plain("bias", layer.whole(1, 0));
            }
            case "Requantize" -> {
                plain("scale_in", layer.whole(0, 1));
                plain("scale_out", layer.whole(1, 1));
                plain("bias", layer.whole(2, 0));
            }
            case "MemoryData" -> memory();
            case "RNN" -> recurrent(1, 1);
            case "GRU" -> recurrent(3, 4);
            case "LSTM" -> lstm();
            case "Gemm" -> gemm();
            case "MultiHeadAttention" -> attention();
            default -> {}
        }
    }

    private void plain(String name, long... shape) {
        weights.plain(layer.name() + "." + name, shape);
    }

    private void flagged(String name, long... shape) {
        weights.flagged(layer.name() + "." + name, shape);
    }

    /// `[rows, columns]` where they make up the size that is said, else flat.
    private void matrix(String name, long rows, long columns, long size) {
        if (rows > 0 && size % rows == 0 && (columns <= 0 || size / rows == columns)) {
            flagged(name, rows, size / rows);
        } else {
            flagged(name, size);
        }
    }

    private void bias(int term) {
        if (layer.whole(term, 0) != 0) {
            plain("bias", layer.whole(0, 0));
        }
    }

    private void affine(long channels, long affine) {
        if (affine != 0) {
            plain("gamma", channels);
            plain("beta", channels);
        }
    }

    /// Kernels of two dimensions as `[out, in a group, height, width]`; deconvolutions, too, keep their outputs first.
    private void convolution(boolean dynamic) {
        if (dynamic) {
            return;
        }
        long size = layer.whole(6, 0);
        long out = layer.whole(0, 0);
        long width = layer.whole(1, 0);
        long height = layer.type().endsWith("1D") ? 1 : layer.whole(11, width);
        boolean flat =
                layer.type().endsWith("3D")
                        || out <= 0
                        || width <= 0
                        || height <= 0
                        || Math.max(out, Math.max(width, height)) > 1 << 20
                        || size % (out * width * height) != 0;
        if (flat) {
            flagged("weight", size);
        } else if (layer.type().endsWith("1D")) {
            flagged("weight", out, size / (out * width), width);
        } else {
            flagged("weight", out, size / (out * width * height), height, width);
        }
        bias(5);
        long scales = layer.type().startsWith("De") ? 0 : layer.whole(8, 0);
        if (scales != 0) {
            boolean depthwise = layer.type().equals("ConvolutionDepthWise");
            boolean one = scales == 2 || scales == 102;
            plain("weight_scales", depthwise ? one ? 1 : layer.whole(7, 1) : out);
            plain("input_scale", 1);
            if (scales > 100) {
                plain("output_scale", 1);
            }
        }
    }

    private void innerProduct() {
        matrix("weight", layer.whole(0, 0), 0, layer.whole(2, 0));
        bias(1);
        if (layer.whole(8, 0) != 0) {
            plain("weight_scales", layer.whole(0, 0));
            plain("input_scale", 1);
        }
    }

    private void memory() {
        long w = layer.whole(0, 0);
        long h = layer.whole(1, 0);
        long c = layer.whole(2, 0);
        long d = layer.whole(11, 0);
        long[] shape =
                d != 0
                        ? new long[] {c, d, h, w}
                        : c != 0
                                ? new long[] {c, h, w}
                                : h != 0 ? new long[] {h, w} : new long[] {Math.max(1, w)};
        if (layer.whole(21, 1) == 0) {
            flagged("data", shape);
        } else {
            plain("data", shape);
        }
    }

    private void recurrent(int gates, int biases) {
        long directions = layer.whole(2, 0) == 2 ? 2 : 1;
        long out = layer.whole(0, 0);
        gates(directions, out, out, gates, biases);
    }

    private void lstm() {
        long directions = layer.whole(2, 0) == 2 ? 2 : 1;
        long out = layer.whole(0, 0);
        long hidden = layer.whole(3, out);
        gates(directions, out, hidden, 4, 4);
    }

    private void gates(long directions, long out, long hidden, int gates, int biases) {
        long rows = hidden <= 0 || hidden > 1 << 24 ? 0 : gates * hidden;
        long size = rows == 0 ? 0 : layer.whole(1, 0) / directions / rows;
        flagged("weight_xc", directions, rows, size);
        flagged("bias_c", directions, biases, hidden);
        flagged("weight_hc", directions, rows, out);
        if (out != hidden) {
            flagged("weight_hr", directions, out, hidden);
        }
        if (layer.whole(8, 0) != 0) {
            plain("weight_xc_scales", directions, rows);
            plain("weight_hc_scales", directions, rows);
        }
    }

    private void gemm() {
        NcnnBlocks blocks = blocks();
        long m = layer.whole(7, 0);
        long n = layer.whole(8, 0);
        long k = layer.whole(9, 0);
        boolean a = layer.whole(4, 0) == 1;
        boolean b = layer.whole(5, 0) == 1;
        if (a) {
            pair("A", layer.whole(2, 0) == 0, m, k);
        }
        if (b && blocks != null) {
            packed("B", blocks, n, k);
        } else if (b) {
            pair("B", layer.whole(3, 0) != 0, n, k);
        }
        if (layer.whole(6, 0) == 1) {
            switch ((int) layer.whole(10, 0)) {
                case 0 -> flagged("C", 1);
                case 1 -> flagged("C", m);
                case 2 -> flagged("C", m, 1);
                case 3 -> flagged("C", m, n);
                case 4 -> flagged("C", 1, n);
                default -> {}
            }
        }
        if (blocks != null) {
            plain("B_scales", n, blocks.count(k));
            if (blocks.inputScales()) {
                plain("B_input_scales", k);
            }
        } else if (layer.whole(18, 0) != 0) {
            if (a) {
                plain("A_scales", m);
            }
            if (b) {
                plain("B_scale", 1);
            }
        }
    }

    private void pair(String name, boolean rowsFirst, long rows, long columns) {
        if (rowsFirst) {
            flagged(name, rows, columns);
        } else {
            flagged(name, columns, rows);
        }
    }

    private @Nullable NcnnBlocks blocks() {
        long term = layer.whole(18, 0);
        NcnnBlocks blocks = NcnnBlocks.of(term);
        if (blocks == null && term >= NcnnBlocks.FIRST) {
            weights.lose("Weights quantised as " + term + " are not read.");
        }
        return blocks;
    }

    private void packed(String name, NcnnBlocks blocks, long rows, long columns) {
        weights.packed(layer.name() + "." + name, blocks.bits(), rows, columns);
    }

    private void attention() {
        NcnnBlocks blocks = blocks();
        long embed = layer.whole(0, 0);
        long query = embed <= 0 ? 0 : layer.whole(2, 0) / embed;
        String[] names = {"q", "k", "v", "out"};
        long[] rows = {embed, embed, embed, query};
        long[] columns = {query, layer.whole(3, embed), layer.whole(4, embed), embed};
        for (int i = 0; i < names.length; i++) {
            if (blocks == null) {
                flagged(names[i] + "_weight", rows[i], columns[i]);
            } else {
                packed(names[i] + "_weight", blocks, rows[i], columns[i]);
            }
            plain(names[i] + "_bias", rows[i]);
        }
        if (blocks != null) {
            for (int i = 0; i < names.length; i++) {
                plain(names[i] + "_scales", rows[i], blocks.count(columns[i]));
            }
            for (int i = 0; blocks.inputScales() && i < names.length; i++) {
                plain(names[i] + "_input_scales", columns[i]);
            }
        } else if (layer.whole(18, 0) != 0) {
            plain("q_scales", embed);
            plain("k_scales", embed);
            plain("v_scales", embed);
            plain("out_scale", 1);
        }
    }
}
