package dev.loupe.intake.neptune;

import dev.loupe.runs.domain.Param;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;

/// A row's value by its attribute's type.
public final class NeptuneValue {
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

    /// A real as Python writes it.
    public static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value) + ".0"
                : Double.toString(value);
    }

    /// Edges and counts of a histogram, as the room of runs keeps them; null if the row has none.
    static @Nullable String histogram(NeptuneRow row) {
        return NeptuneMedia.histogram(row.edges.reals(), row.counts.reals());
    }
}
