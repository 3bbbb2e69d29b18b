package dev.loupe.networks.format.tensorflow;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.core.tensorflow.TfTypes;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A function of a graph's library, up to its first broken place.
///
/// ```
/// FunctionDef  signature 1 {name 1, input_arg 2 {name 1, type 3}, output_arg 3 {name 1}}, node_def 3, ret 4 {key 1, value 2},
///              arg_attr 7 {key 1: the number of an argument, value 2 {attr 1 {key 1, value 2}}}
/// ```
///
/// @param arguments types by name
/// @param returns   what operators would ask for, in the order of the signature
/// @param broken    where it stopped, or null
record TfFunction(
        Map<String, Type> arguments,
        List<Bytes> nodes,
        List<String> returns,
        @Nullable Broken broken) {
    private static final DataType UNKNOWN = new DataType("unknown", 1, 0);

    static TfFunction read(Bytes message) {
        Map<String, DataType> arguments = new LinkedHashMap<>();
        Map<Long, Shape> shapes = new HashMap<>();
        Map<String, String> returns = new LinkedHashMap<>();
        List<Bytes> nodes = new ArrayList<>();
        Broken stopped = null;
        try {
            for (Proto p = new Proto(message); p.next(); ) {
                switch (p.field()) {
                    case 1 -> signature(p.bytes(), arguments, returns);
                    case 3 -> nodes.add(p.bytes());
                    case 4 -> {
                        Bytes entry = p.bytes();
                        returns.put(Proto.textOf(entry, 1), Proto.textOf(entry, 2));
                    }
                    case 7 -> shape(p.bytes(), shapes);
                    default -> {}
                }
            }
        } catch (Broken broken) {
            stopped = broken;
        }
        Map<String, Type> types = new LinkedHashMap<>();
        arguments.forEach(
                (name, element) ->
                        types.put(
                                name,
                                new Type.TensorOf(
                                        element == UNKNOWN ? null : element,
                                        shapes.get((long) types.size()))));
        return new TfFunction(
                types,
                nodes,
                returns.values().stream().filter(r -> !r.isEmpty()).toList(),
                stopped);
    }

    private static void signature(
            Bytes signature, Map<String, DataType> arguments, Map<String, String> returns) {
        for (Proto p = new Proto(signature); p.next(); ) {
            if (p.field() == 2) {
                Bytes argument = p.bytes();
                DataType type = null;
                for (Proto a = new Proto(argument); a.next(); ) {
                    type = a.field() == 3 ? TfTypes.element(a.varint()) : type;
                }
                arguments.put(Proto.textOf(argument, 1), type == null ? UNKNOWN : type);
            } else if (p.field() == 3) {
                returns.put(Proto.textOf(p.bytes(), 1), "");
            }
        }
    }

    private static void shape(Bytes entry, Map<Long, Shape> into) {
        long number = 0;
        for (Proto p = new Proto(entry); p.next(); ) {
            number = p.field() == 1 ? p.varint() : number;
        }
        for (Bytes attributes : Proto.all(entry, 2)) {
            for (Bytes attribute : Proto.all(attributes, 1)) {
                if (!Proto.textOf(attribute, 1).equals("_output_shapes")) {
                    continue;
                }
                for (Bytes value : Proto.all(attribute, 2)) {
                    for (Bytes list : Proto.all(value, 1)) {
                        for (Bytes said : Proto.all(list, 7)) {
                            Shape shape = TfTypes.shape(said);
                            if (shape != null) {
                                into.putIfAbsent(number, shape);
                            }
                        }
                    }
                }
            }
        }
    }
}
