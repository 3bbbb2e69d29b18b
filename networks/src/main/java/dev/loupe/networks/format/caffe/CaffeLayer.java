package dev.loupe.networks.format.caffe;

import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// One layer while it is read, of any of the three generations.
final class CaffeLayer {
    /// Types of the first two generations whose name today is not the old one in camel case (src/caffe/util/upgrade_proto.cpp, `UpgradeV1LayerType`).
    private static final Map<String, String> RENAMED =
            Map.ofEntries(
                    Map.entry("ABSVAL", "AbsVal"),
                    Map.entry("ARGMAX", "ArgMax"),
                    Map.entry("BNLL", "BNLL"),
                    Map.entry("ELTWISE", "Eltwise"),
                    Map.entry("HDF5_DATA", "HDF5Data"),
                    Map.entry("HDF5_OUTPUT", "HDF5Output"),
                    Map.entry("IM2COL", "Im2col"),
                    Map.entry("LRN", "LRN"),
                    Map.entry("MVN", "MVN"),
                    Map.entry("RELU", "ReLU"),
                    Map.entry("SOFTMAX_LOSS", "SoftmaxWithLoss"),
                    Map.entry("TANH", "TanH"));

    private static final Set<String> KERNELS =
            Set.of("Convolution", "Deconvolution", "InnerProduct", "Embed", "Scale");

    String name = "";
    String type = "";
    final List<String> bottoms = new ArrayList<>();
    final List<String> tops = new ArrayList<>();
    final List<Attribute> attributes = new ArrayList<>();
    final List<Tensor> blobs = new ArrayList<>();
    final List<long[]> shapes = new ArrayList<>();
    final Map<String, String> metadata = new LinkedHashMap<>();

    /// `INNER_PRODUCT` becomes `InnerProduct`, as Caffe upgrades it.
    static String upgraded(String old) {
        String known = RENAMED.get(old);
        if (known != null) {
            return known;
        }
        StringBuilder type = new StringBuilder();
        for (String part : old.split("_")) {
            if (!part.isEmpty()) {
                type.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
            }
        }
        return type.toString();
    }

    /// What the blob of that index is.
    String formal(int blob) {
        if (KERNELS.contains(type) && blob < 2) {
            return blob == 0 ? "weight" : "bias";
        }
        return switch (type) {
            case "BatchNorm" ->
                    switch (blob) {
                        case 0 -> "mean";
                        case 1 -> "variance";
                        case 2 -> "scale_factor";
                        default -> "blob" + blob;
                    };
            case "PReLU" -> "slope";
            case "Bias" -> "bias";
            default -> "blob" + blob;
        };
    }
}
