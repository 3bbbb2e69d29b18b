package dev.loupe.networks.format.darknet;

import dev.loupe.networks.graph.Tensor;

import java.util.ArrayList;
import java.util.List;

/// What one layer makes of its inputs, and the weights it takes from the file (src/parser.c, `parse_*` and `load_*_weights`).
final class DarknetLayer {
    private final CfgSection section;
    private final int index;
    private final DarknetWeights weights;
    private final List<Tensor> taken = new ArrayList<>();

    DarknetLayer(CfgSection section, int index, DarknetWeights weights) {
        this.section = section;
        this.index = index;
        this.weights = weights;
    }

    /// The weights, once [#make] was called.
    List<Tensor> taken() {
        return taken;
    }

    /// @param before what the layer before makes
    /// @param others what the layers make that `from` or `layers` names
    Extent make(Extent before, List<Extent> others) {
        int stride = section.whole("stride", 1);
        return switch (section.type()) {
            case "conv", "convolutional" -> convolutional(before);
            case "conn", "connected" -> {
                int out = section.whole("output", 1);
                connected("", before.flat(), out);
                yield Extent.of(1, 1, out);
            }
            case "batchnorm" -> {
                for (String name : List.of("biases", "scales", "mean", "variance")) {
                    take(name, before.c());
                }
                yield before;
            }
            case "local" -> local(before);
            case "max", "maxpool", "local_avg", "local_avgpool" -> pooled(before);
            case "avg", "avgpool" -> before.known() ? Extent.of(1, 1, before.c()) : before;
            case "crop" ->
                    Extent.of(
                            section.whole("crop_width", 1),
                            section.whole("crop_height", 1),
                            before.c());
            case "upsample" -> stride(-section.whole("stride", 2), before, before.c());
            case "reorg", "reorg3d" -> {
                boolean back = section.flag("reverse");
                long area = (long) stride * stride;
                yield area == 0
                        ? Extent.UNKNOWN
                        : back
                                ? stride(-stride, before, before.c() / area)
                                : stride(stride, before, before.c() * area);
            }
            case "route" -> {
                Extent all = Extent.joined(others);
                yield Extent.of(
                        all.w(), all.h(), all.c() / Math.max(1, section.whole("groups", 1)));
            }
            case "shortcut" -> {
                long n =
                        switch (section.text("weights_type", "none")) {
                            case "per_feature", "per_layer" -> others.size() + 1L;
                            case "per_channel" -> (others.size() + 1L) * before.c();
                            default -> 0;
                        };
                if (n > 0) {
                    take("weights", n);
                }
                yield before;
            }
            case "scale_channels", "sam" -> others.isEmpty() ? before : others.getFirst();
            case "implicit" -> {
                int filters = section.whole("filters", 128);
                int atoms = section.whole("atoms", 1);
                take("weights", atoms, filters);
                yield Extent.of(1, atoms, filters);
            }
            case "rnn" -> {
                int hidden = section.whole("hidden", 1);
                int out = section.whole("output", 1);
                connected("input.", before.flat(), hidden);
                connected("self.", hidden, hidden);
                connected("output.", hidden, out);
                yield Extent.of(1, 1, out);
            }
            case "gru" ->
                    gates(
                            before,
                            List.of(),
                            List.of(
                                    "input_z", "input_r", "input_h", "state_z", "state_r",
                                    "state_h"));
            case "lstm" ->
                    gates(before, List.of("wf", "wi", "wg", "wo"), List.of("uf", "ui", "ug", "uo"));
            case "crnn" -> {
                int hidden = section.whole("hidden", 1);
                int out = section.whole("output", 1);
                kernels("input.", before.c(), hidden, 3);
                kernels("self.", hidden, hidden, 3);
                kernels("output.", hidden, out, 3);
                yield Extent.of(before.w(), before.h(), out);
            }
            case "conv_lstm" -> {
                weights.lose("The weights of conv_lstm before it are not read.");
                yield Extent.of(before.w(), before.h(), section.whole("output", 1));
            }
            default -> before;
        };
    }

    private void take(String name, long... extents) {
        for (long extent : extents) {
            if (extent <= 0) {
                weights.lose("Its layer's input has no size that is known.");
                return;
            }
        }
        taken.add(weights.take(index + "." + name, extents));
    }

    private void normalized(String prefix, long n) {
        if ((section.flag("batch_normalize") || section.flag("cbn"))
                && !section.flag("dontloadscales")) {
            take(prefix + "scales", n);
            take(prefix + "mean", n);
            take(prefix + "variance", n);
        }
    }

    private void connected(String prefix, long in, long out) {
        take(prefix + "biases", out);
        take(prefix + "weights", out, in);
        normalized(prefix, out);
    }

    private void kernels(String prefix, long in, long out, int usual) {
        int size = section.whole("size", usual);
        take(prefix + "biases", out);
        normalized(prefix, out);
        take(prefix + "weights", out, in / Math.max(1, section.whole("groups", 1)), size, size);
    }

    private Extent convolutional(Extent before) {
        int out = section.whole("filters", 1);
        int size = section.whole("size", 1);
        int stride = section.whole("stride", 1);
        int pad = section.flag("pad") ? size / 2 : section.whole("padding", 0);
        if (section.whole("share_index", -1_000_000_000) == -1_000_000_000) {
            kernels("", before.c(), out, 1);
        }
        return before.windowed(
                size,
                section.whole("stride_x", stride),
                section.whole("stride_y", stride),
                2 * pad,
                out);
    }

    private Extent pooled(Extent before) {
        int stride = section.whole("stride", 1);
        int size = section.whole("size", stride);
        if (section.flag("maxpool_depth")) {
            return Extent.of(before.w(), before.h(), section.whole("out_channels", 1));
        }
        return before.windowed(
                size,
                section.whole("stride_x", stride),
                section.whole("stride_y", stride),
                section.whole("padding", size - 1),
                before.c());
    }

    private Extent local(Extent before) {
        int out = section.whole("filters", 1);
        int size = section.whole("size", 1);
        int stride = section.whole("stride", 1);
        Extent made = before.windowed(section.flag("pad") ? 1 : size, stride, stride, 0, out);
        take("biases", made.flat());
        take("weights", made.w() * made.h(), out, before.c(), size, size);
        return made;
    }

    /// @param by how many times smaller it gets, negative for larger
    private static Extent stride(int by, Extent before, long channels) {
        return by == 0
                ? Extent.UNKNOWN
                : by > 0
                        ? Extent.of(before.w() / by, before.h() / by, channels)
                        : Extent.of(before.w() * -by, before.h() * -by, channels);
    }

    private Extent gates(Extent before, List<String> own, List<String> all) {
        int out = section.whole("output", 1);
        own.forEach(gate -> connected(gate + ".", out, out));
        for (String gate : all) {
            connected(gate + ".", gate.startsWith("state") ? out : before.flat(), out);
        }
        return Extent.of(1, 1, out);
    }
}
