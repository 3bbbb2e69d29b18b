package dev.loupe.intake.neptune;

import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqStruct;
import dev.loupe.runs.domain.Param;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// A row's value by its attribute's type.
final class NeptuneValue {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private NeptuneValue() {}

    /// A single value as text; null where the row holds none, or one of a series.
    static @Nullable String text(RowReader row) {
        Param param = param("", row);
        return param == null ? null : param.text();
    }

    /// A single value as a param; null where the row holds none, or one of a series.
    static @Nullable Param param(String key, RowReader row) {
        String type = row.isNull("attribute_type") ? "" : row.getString("attribute_type");
        return switch (type) {
            case "float" ->
                    row.isNull("float_value")
                            ? null
                            : new Param(
                                    key, number(row.getDouble("float_value")), Param.Type.NUMBER);
            case "int" ->
                    row.isNull("int_value")
                            ? null
                            : new Param(
                                    key,
                                    Long.toString(row.getLong("int_value")),
                                    Param.Type.NUMBER);
            case "bool" ->
                    row.isNull("bool_value")
                            ? null
                            : new Param(
                                    key,
                                    Boolean.toString(row.getBoolean("bool_value")),
                                    Param.Type.BOOLEAN);
            case "string" ->
                    row.isNull("string_value")
                            ? null
                            : new Param(key, row.getString("string_value"), Param.Type.STRING);
            case "datetime" ->
                    row.isNull("datetime_value")
                            ? null
                            : new Param(
                                    key,
                                    row.getTimestamp("datetime_value").toString(),
                                    Param.Type.STRING);
            case "string_set" ->
                    row.isNull("string_set_value")
                            ? null
                            : new Param(
                                    key,
                                    JSON.writeValueAsString(
                                            row.getList("string_set_value").strings()),
                                    Param.Type.JSON);
            default -> null;
        };
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value) + ".0"
                : Double.toString(value);
    }

    /// Edges and counts of a histogram, as the room of runs keeps them; null if the row has none.
    static @Nullable String histogram(RowReader row) {
        if (row.isNull("histogram_value")) {
            return null;
        }
        PqStruct value = row.getStruct("histogram_value");
        if (value.isNull("edges") || value.isNull("values")) {
            return null;
        }
        ObjectNode meta = JSON.createObjectNode();
        numbers(meta, "edges", value.getList("edges").values());
        numbers(meta, "counts", value.getList("values").values());
        return meta.toString();
    }

    private static void numbers(ObjectNode into, String name, List<Object> values) {
        var list = into.putArray(name);
        for (Object value : values) {
            double number = value instanceof Double d ? d : Double.NaN;
            if (Double.isFinite(number)) {
                list.add(number);
            } else {
                list.add(Double.toString(number));
            }
        }
    }

    /// The path of a row's file, below the folder of the project's files; null if it has none.
    static @Nullable String file(RowReader row) {
        if (row.isNull("file_value")) {
            return null;
        }
        PqStruct file = row.getStruct("file_value");
        return file.isNull("path") ? null : file.getString("path").replace('\\', '/');
    }
}
