package dev.loupe.intake.neptune;

import dev.loupe.runs.domain.Param;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;

/// A row's value by its attribute's type.
final class NeptuneValue {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private NeptuneValue() {}

    /// A single value as text; null where the row holds none, or one of a series.
    static @Nullable String text(NeptuneRow row) {
        Param param = param("", row);
        return param == null ? null : param.text();
    }

    /// A single value as a param; null where the row holds none, or one of a series.
    static @Nullable Param param(String key, NeptuneRow row) {
        return switch (row.type()) {
            case "float" ->
                    row.real.isNull()
                            ? null
                            : new Param(key, number(row.real.real()), Param.Type.NUMBER);
            case "int" ->
                    row.whole.isNull()
                            ? null
                            : new Param(key, Long.toString(row.whole.whole()), Param.Type.NUMBER);
            case "bool" ->
                    row.flag.isNull()
                            ? null
                            : new Param(key, Boolean.toString(row.flag.flag()), Param.Type.BOOLEAN);
            case "string" ->
                    row.text.isNull() ? null : new Param(key, row.text.text(), Param.Type.STRING);
            case "datetime" ->
                    row.moment.isNull()
                            ? null
                            : new Param(
                                    key,
                                    Instant.ofEpochMilli(row.moment.whole()).toString(),
                                    Param.Type.STRING);
            case "string_set" ->
                    new Param(key, JSON.writeValueAsString(row.texts.texts()), Param.Type.JSON);
            default -> null;
        };
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value) + ".0"
                : Double.toString(value);
    }

    /// Edges and counts of a histogram, as the room of runs keeps them; null if the row has none.
    static @Nullable String histogram(NeptuneRow row) {
        double[] edges = row.edges.reals();
        double[] counts = row.counts.reals();
        if (edges.length != counts.length + 1 || counts.length == 0) {
            return null;
        }
        ObjectNode meta = JSON.createObjectNode();
        numbers(meta.putArray("edges"), edges);
        numbers(meta.putArray("counts"), counts);
        return meta.toString();
    }

    private static void numbers(ArrayNode list, double[] values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                list.add(value);
            } else {
                list.add(Double.toString(value));
            }
        }
    }
}
