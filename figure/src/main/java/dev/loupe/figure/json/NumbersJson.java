package dev.loupe.figure.json;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.IsoTimes;
import dev.loupe.figure.mark.Numbers;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.util.List;

/// The numbers behind a picture as JSON: `{"marks":[{"mark","group","columns":{…}}]}`, single numbers such as `auc` beside `columns`.
///
/// NaN and infinities are the words `NaN`, `Infinity` and `-Infinity`; times are ISO 8601; a missing text is null.
public final class NumbersJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private NumbersJson() {}

    public static String write(List<Numbers> marks) {
        StringWriter out = new StringWriter(1 << 12);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("marks");
            marks.forEach(numbers -> write(numbers, json));
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.append('\n').toString();
    }

    private static void write(Numbers numbers, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("mark", numbers.mark());
        json.writeStringProperty("group", numbers.group());
        json.writeObjectPropertyStart("columns");
        numbers.columns()
                .forEach(
                        (name, column) -> {
                            json.writeName(name);
                            column(column, json);
                        });
        json.writeEndObject();
        numbers.facts()
                .forEach(
                        (name, value) -> {
                            json.writeName(name);
                            ColumnJson.number(value, json);
                        });
        json.writeEndObject();
    }

    private static void column(Column column, JsonGenerator json) {
        json.writeStartArray();
        for (int row = 0; row < column.size(); row++) {
            if (column.missing(row) && !(column instanceof Column.Numbers)) {
                json.writeNull();
                continue;
            }
            switch (column) {
                case Column.Numbers(double[] values) -> ColumnJson.number(values[row], json);
                case Column.Times(long[] micros) -> json.writeString(IsoTimes.text(micros[row]));
                case Column.Texts texts -> json.writeString(texts.text(row));
            }
        }
        json.writeEndArray();
    }
}
