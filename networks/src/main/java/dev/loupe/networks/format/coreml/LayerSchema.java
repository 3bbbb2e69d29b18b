package dev.loupe.networks.format.coreml;

import dev.loupe.networks.format.FieldTable;
import dev.loupe.networks.format.FieldTable.Message;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// The layers of neural networks by their field numbers, from `layers.txt` beside this class.
final class LayerSchema {
    private static final Map<Integer, Message> LAYERS = new HashMap<>();

    static {
        for (Message layer : FieldTable.read(LayerSchema.class, "layers.txt")) {
            LAYERS.put(Integer.valueOf(layer.head().getFirst()), layer);
        }
    }

    private LayerSchema() {}

    /// The layer in that field of NeuralNetworkLayer, its name behind the number; or null.
    static @Nullable Message of(int field) {
        return LAYERS.get(field);
    }
}
