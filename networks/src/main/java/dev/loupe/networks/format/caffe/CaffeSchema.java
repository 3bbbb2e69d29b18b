package dev.loupe.networks.format.caffe;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.format.FieldTable;
import dev.loupe.networks.format.FieldTable.Field;
import dev.loupe.networks.format.FieldTable.Message;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The parameters of layers by their field numbers, from `parameters.txt` beside this class.
final class CaffeSchema {
    private static final Map<Integer, Message> LAYER = new HashMap<>();
    private static final Map<Integer, Message> OLD_LAYER = new HashMap<>();

    static {
        for (Message parameters : FieldTable.read(CaffeSchema.class, "parameters.txt")) {
            LAYER.put(Integer.valueOf(parameters.head().get(1)), parameters);
            OLD_LAYER.put(Integer.valueOf(parameters.head().get(2)), parameters);
        }
        OLD_LAYER.remove(0);
    }

    private CaffeSchema() {}

    /// The message of parameters in that field of a layer, or null.
    ///
    /// @param old whether it is a layer of the generation before
    static @Nullable Message of(int field, boolean old) {
        return (old ? OLD_LAYER : LAYER).get(field);
    }

    /// Adds what a message of parameters says.
    static void read(Message parameters, Bytes message, CaffeLayer layer) {
        Map<String, List<Object>> said = new LinkedHashMap<>();
        for (Proto p = new Proto(message); p.next(); ) {
            Field field = parameters.fields().get(p.field());
            if (field != null) {
                List<Object> values = said.computeIfAbsent(field.name(), n -> new ArrayList<>());
                value(p, field.kind(), values, layer);
            }
        }
        said.forEach((name, values) -> add(name, values, layer));
    }

    private static void value(Proto p, String kind, List<Object> into, CaffeLayer layer) {
        switch (kind) {
            case "d" -> layer.shapes.add(CaffeBlob.shape(p.bytes()));
            case "i" -> p.varints(v -> into.add((long) (int) v));
            default -> FieldTable.scalar(p, kind, into);
        }
    }

    /// Adds an attribute of one or several values of the same kind.
    static void add(String name, List<Object> values, CaffeLayer layer) {
        if (!values.isEmpty()) {
            layer.attributes.add(FieldTable.attribute(name, values));
        }
    }
}
