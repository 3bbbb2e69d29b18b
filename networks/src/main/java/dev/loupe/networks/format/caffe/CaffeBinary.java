package dev.loupe.networks.format.caffe;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.format.FieldTable;
import dev.loupe.networks.graph.Model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A `.caffemodel` (caffe.proto, NetParameter): `name` 1, `layers` 2 of the generations V0 and V1, `input` 3, `input_dim` 4, `input_shape` 8, `layer` 100.
final class CaffeBinary {
    private static final List<String> OLD_TYPES =
            List.of(
                    """
                    NONE ACCURACY BNLL CONCAT CONVOLUTION DATA DROPOUT EUCLIDEAN_LOSS FLATTEN HDF5_DATA HDF5_OUTPUT IM2COL IMAGE_DATA
                    INFOGAIN_LOSS INNER_PRODUCT LRN MULTINOMIAL_LOGISTIC_LOSS POOLING RELU SIGMOID SOFTMAX SOFTMAX_LOSS SPLIT TANH
                    WINDOW_DATA ELTWISE POWER SIGMOID_CROSS_ENTROPY_LOSS HINGE_LOSS MEMORY_DATA ARGMAX THRESHOLD DUMMY_DATA SLICE MVN
                    ABSVAL SILENCE CONTRASTIVE_LOSS EXP DECONVOLUTION"""
                            .split("\\s+"));

    private CaffeBinary() {}

    /// Whether the top level looks like a NetParameter with a layer.
    static boolean begins(Bytes bytes) {
        Proto p = new Proto(bytes);
        try {
            while (p.next()) {
                boolean possible =
                        switch (p.field()) {
                            case 1, 2, 3, 6, 8, 100 -> p.wire() == Proto.BYTES;
                            case 4 -> p.wire() == Proto.VARINT || p.wire() == Proto.BYTES;
                            case 5, 7 -> p.wire() == Proto.VARINT;
                            default -> false;
                        };
                if (!possible) {
                    return false;
                }
                if (p.field() == 2 || p.field() == 100) {
                    return layer(p.bytes(), p.field() == 2);
                }
            }
        } catch (Broken cut) {
            return (p.field() == 2 || p.field() == 100)
                    && p.wire() == Proto.BYTES
                    && layer(
                            bytes.from(Math.min(bytes.length(), p.offset() - bytes.start())),
                            p.field() == 2);
        }
        return false;
    }

    private static boolean layer(Bytes bytes, boolean old) {
        Proto p = new Proto(bytes);
        boolean typed = false;
        try {
            for (int i = 0; i < 20 && p.next(); i++) {
                boolean text = p.wire() == Proto.BYTES;
                boolean possible =
                        old
                                ? p.field() == 5 ? p.wire() == Proto.VARINT : p.field() < 50
                                : p.field() <= 4
                                        ? text && p.bytes().length() < 1024
                                        : p.field() <= 11 || p.field() >= 100;
                if (!possible) {
                    return false;
                }
                typed |=
                        old
                                ? p.field() == 5 || p.field() == 1 && text && first(p.bytes())
                                : p.field() == 2;
            }
        } catch (Broken cut) {
            return typed;
        }
        return typed;
    }

    /// Whether it is a layer of the first generation: its name and its type as texts.
    private static boolean first(Bytes bytes) {
        Proto p = new Proto(bytes);
        return p.next()
                && p.field() == 1
                && p.wire() == Proto.BYTES
                && p.next()
                && p.field() == 2
                && p.wire() == Proto.BYTES
                && p.text().matches("[a-z0-9_]+");
    }

    /// @return where the file stops making sense; what stands before is in the net
    static Model.@Nullable Damage read(Bytes file, CaffeNet net) {
        Proto p = new Proto(file);
        try {
            while (p.next()) {
                switch (p.field()) {
                    case 1 -> net.name = p.text();
                    case 2 -> net.layers.add(oldLayer(p.bytes()));
                    case 3 -> net.inputs.add(p.text());
                    case 4 -> p.varints(net.extents::add);
                    case 8 -> net.shapes.add(CaffeBlob.shape(p.bytes()));
                    case 100 -> net.layers.add(layer(p.bytes()));
                    default -> {}
                }
            }
            return null;
        } catch (Broken broken) {
            return new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
        }
    }

    private static CaffeLayer layer(Bytes message) {
        CaffeLayer layer = new CaffeLayer();
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> layer.name = p.text();
                case 2 -> layer.type = p.text();
                case 3 -> layer.bottoms.add(p.text());
                case 4 -> layer.tops.add(p.text());
                case 7 -> layer.blobs.add(CaffeBlob.read(p.bytes()));
                case 10 -> layer.metadata.put("phase", p.varint() == 1 ? "TEST" : "TRAIN");
                default -> parameters(p, layer, false);
            }
        }
        return layer;
    }

    private static CaffeLayer oldLayer(Bytes message) {
        CaffeLayer layer = new CaffeLayer();
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> firstLayer(p.message(), layer);
                case 2 -> layer.bottoms.add(p.text());
                case 3 -> layer.tops.add(p.text());
                case 4 -> layer.name = p.text();
                case 5 -> {
                    long type = p.varint();
                    layer.type =
                            type >= 0 && type < OLD_TYPES.size()
                                    ? CaffeLayer.upgraded(OLD_TYPES.get((int) type))
                                    : "type" + type;
                }
                case 6 -> layer.blobs.add(CaffeBlob.read(p.bytes()));
                default -> parameters(p, layer, true);
            }
        }
        return layer;
    }

    private static void firstLayer(Proto p, CaffeLayer layer) {
        while (p.next()) {
            switch (p.field()) {
                case 1 -> layer.name = p.text();
                case 2 -> layer.type = p.text();
                case 50 -> layer.blobs.add(CaffeBlob.read(p.bytes()));
                default -> {}
            }
        }
    }

    private static void parameters(Proto p, CaffeLayer layer, boolean old) {
        FieldTable.Message parameters = CaffeSchema.of(p.field(), old);
        if (parameters != null && p.wire() == Proto.BYTES) {
            CaffeSchema.read(parameters, p.bytes(), layer);
        }
    }
}
