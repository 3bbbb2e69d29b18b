package dev.loupe.networks.format.ncnn;

import dev.loupe.networks.graph.Attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One layer of a `.param` file.
///
/// @param params by their number; what they mean depends on the type
record NcnnLayer(
        String type,
        String name,
        List<String> inputs,
        List<String> outputs,
        Map<Integer, Attribute.Content> params) {

    /// A parameter as an integer.
    long whole(int id, long otherwise) {
        return switch (params.get(id)) {
            case Attribute.Whole(long value) -> value;
            case Attribute.Real(double value) -> (long) value;
            case null, default -> otherwise;
        };
    }

    /// A parameter that is a list of integers; empty if it is absent.
    long[] wholes(int id) {
        return params.get(id) instanceof Attribute.Wholes(long[] values) ? values : new long[0];
    }

    /// The parameters under their names where the type is a common one, else under their numbers.
    List<Attribute> attributes() {
        List<Attribute> attributes = new ArrayList<>();
        params.forEach(
                (id, content) ->
                        attributes.add(new Attribute(NcnnTypes.parameter(type, id), content)));
        return attributes;
    }
}
