package dev.loupe.figure.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;

import java.util.List;

/// Options, texts, numbers and flags of specs as JSON; what has its usual value is left out.
final class SpecFields {
    private final JsonGenerator json;

    SpecFields(JsonGenerator json) {
        this.json = json;
    }

    void option(Object value) {
        switch (value) {
            case Double number -> ColumnJson.number(number, json);
            case Boolean flag -> json.writeBoolean(flag);
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(this::option);
                json.writeEndArray();
            }
            default -> json.writeString(value.toString());
        }
    }

    void text(String name, String value, String usual) {
        if (!value.equals(usual)) {
            json.writeStringProperty(name, value);
        }
    }

    void number(String name, double value, double usual) {
        if (value != usual) {
            json.writeName(name);
            ColumnJson.number(value, json);
        }
    }

    void flag(String name, boolean value) {
        if (value) {
            json.writeBooleanProperty(name, true);
        }
    }

    void list(String name, List<?> values) {
        if (!values.isEmpty()) {
            json.writeName(name);
            option(values);
        }
    }

    void maybe(String name, @Nullable Object value) {
        if (value != null) {
            json.writeName(name);
            option(value);
        }
    }
}
