package dev.loupe.figure.json;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.IsoTimes;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.List;

/// Columns as JSON: an array where its values say what they are, else an object that says it.
///
/// An array with a number is numbers; one of ISO 8601 dates is times; one of other texts is texts. `null` is a missing value.
final class ColumnJson {
    private static final List<String> KINDS =
            List.of("numbers", "texts", "times", "images", "bytes", "levels");

    private ColumnJson() {}

    static Column read(Part part) {
        if (part.node().isArray()) {
            return bare(part);
        }
        if (!part.node().isObject()) {
            throw part.wrong("an array of values");
        }
        part.only(part.has("levels") ? List.of("levels", "codes") : KINDS);
        if (part.node().size() == 0) {
            throw part.mistake(
                    "expected one of numbers, texts, times, images, bytes or levels, found none");
        }
        return switch (part.names().iterator().next()) {
            case "numbers" -> numbers(part.at("numbers"));
            case "texts" -> Column.Texts.of(texts(part.at("texts")));
            case "times" -> times(part.at("times"));
            case "images" -> ImagesJson.read(part.at("images"), 1);
            case "bytes" -> ImagesJson.read(part.at("bytes"), 255);
            default -> levels(part);
        };
    }

    private static Column bare(Part part) {
        boolean anyText = false;
        boolean anyNumber = false;
        for (JsonNode value : part.node()) {
            anyText |= value.isString();
            anyNumber |= value.isNumber();
        }
        if (anyNumber || !anyText) {
            return numbers(part);
        }
        @Nullable String[] texts = texts(part);
        Column times = IsoTimes.column(texts);
        return times == null ? Column.Texts.of(texts) : times;
    }

    private static Column numbers(Part part) {
        List<Part> items = part.items();
        double[] values = new double[items.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = items.get(i).node().isNull() ? Double.NaN : items.get(i).number();
        }
        return new Column.Numbers(values);
    }

    private static @Nullable String[] texts(Part part) {
        List<Part> items = part.items();
        @Nullable String[] values = new @Nullable String[items.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = items.get(i).node().isNull() ? null : items.get(i).text();
        }
        return values;
    }

    private static Column times(Part part) {
        List<Part> items = part.items();
        long[] micros = new long[items.size()];
        for (int i = 0; i < micros.length; i++) {
            Part item = items.get(i);
            if (item.node().isNull()) {
                micros[i] = Column.Times.MISSING;
            } else if (item.node().isIntegralNumber() && item.node().canConvertToLong()) {
                micros[i] = item.node().asLong();
            } else {
                Long time = item.node().isString() ? IsoTimes.micros(item.text()) : null;
                if (time == null) {
                    throw item.wrong("an ISO 8601 date or time, or microseconds since 1970");
                }
                micros[i] = time;
            }
        }
        return new Column.Times(micros);
    }

    private static Column levels(Part part) {
        String[] levels = part.at("levels").texts().toArray(String[]::new);
        List<Part> items = part.at("codes").items();
        int[] codes = new int[items.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = items.get(i).node().isNull() ? -1 : items.get(i).count();
            if (codes[i] >= levels.length) {
                throw items.get(i).wrong("a place below " + levels.length + " in levels");
            }
        }
        return new Column.Texts(levels, codes);
    }

    static void write(Column column, JsonGenerator json) {
        switch (column) {
            case Column.Numbers(double[] values) -> {
                boolean plain =
                        values.length == 0 || Arrays.stream(values).anyMatch(Double::isFinite);
                wrapped("numbers", plain, json, () -> numbers(values, json));
            }
            case Column.Times(long[] micros) ->
                    wrapped("times", false, json, () -> times(micros, json));
            case Column.Texts texts -> texts(texts, json);
        }
    }

    private static void wrapped(String kind, boolean plain, JsonGenerator json, Runnable values) {
        if (!plain) {
            json.writeStartObject();
            json.writeName(kind);
        }
        values.run();
        if (!plain) {
            json.writeEndObject();
        }
    }

    private static void numbers(double[] values, JsonGenerator json) {
        json.writeStartArray();
        for (double value : values) {
            number(value, json);
        }
        json.writeEndArray();
    }

    /// A whole number without a point; what JSON lacks as a word.
    static void number(double value, JsonGenerator json) {
        if (!Double.isFinite(value)) {
            json.writeString(Double.toString(value));
        } else if (value == Math.rint(value)
                && Math.abs(value) < 1e15
                && Double.doubleToRawLongBits(value) != Long.MIN_VALUE) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }

    private static void times(long[] micros, JsonGenerator json) {
        json.writeStartArray();
        for (long time : micros) {
            if (time == Column.Times.MISSING) {
                json.writeNull();
            } else {
                json.writeNumber(time);
            }
        }
        json.writeEndArray();
    }

    private static void texts(Column.Texts texts, JsonGenerator json) {
        @Nullable String[] values = new @Nullable String[texts.size()];
        Arrays.setAll(values, i -> texts.missing(i) ? null : texts.text(i));
        Column.Texts again = Column.Texts.of(values);
        if (!Arrays.equals(again.levels(), texts.levels())) {
            levels(texts, json);
            return;
        }
        boolean plain = texts.levels().length > 0 && IsoTimes.column(values) == null;
        wrapped("texts", plain, json, () -> texts(values, json));
    }

    private static void texts(@Nullable String[] values, JsonGenerator json) {
        json.writeStartArray();
        for (@Nullable String value : values) {
            if (value == null) {
                json.writeNull();
            } else {
                json.writeString(value);
            }
        }
        json.writeEndArray();
    }

    private static void levels(Column.Texts texts, JsonGenerator json) {
        json.writeStartObject();
        json.writeArrayPropertyStart("levels");
        for (String level : texts.levels()) {
            json.writeString(level);
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("codes");
        for (int code : texts.codes()) {
            if (code < 0) {
                json.writeNull();
            } else {
                json.writeNumber(code);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
