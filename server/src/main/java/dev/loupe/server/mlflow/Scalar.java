package dev.loupe.server.mlflow;

import dev.loupe.runs.domain.Numbers;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The value at which a JSON stream stands, as the type that a field has; another type is a 400 that names the field.
final class Scalar {
    private Scalar() {}

    static String text(JsonParser json, String name) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw wrong(json, name, "a string");
        }
        return json.getString();
    }

    static double number(JsonParser json, String name) {
        switch (json.currentToken()) {
            case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> {
                return json.getDoubleValue();
            }
            case VALUE_STRING -> {
                String text = json.getString();
                if (Numbers.isNumber(text)) {
                    return Numbers.parse(text);
                }
                throw wrong(json, name, "a number");
            }
            default -> throw wrong(json, name, "a number");
        }
    }

    static long whole(JsonParser json, String name) {
        try {
            switch (json.currentToken()) {
                case VALUE_NUMBER_INT -> {
                    return json.getLongValue();
                }
                case VALUE_NUMBER_FLOAT -> {
                    double value = json.getDoubleValue();
                    if (value == Math.rint(value) && Math.abs(value) < 9e15) {
                        return (long) value;
                    }
                }
                case VALUE_STRING -> {
                    return Long.parseLong(json.getString().strip());
                }
                default -> {}
            }
        } catch (NumberFormatException | tools.jackson.core.exc.InputCoercionException e) {
            throw wrong(json, name, "a 64-bit integer");
        }
        throw wrong(json, name, "a 64-bit integer");
    }

    static MlflowError wrong(JsonParser json, String name, String expected) {
        String found =
                json.currentToken() == null
                        ? ""
                        : json.currentToken().isScalarValue()
                                ? json.getString()
                                : json.currentToken().asString();
        return MlflowError.invalid(
                "Invalid value "
                        + found
                        + " for parameter '"
                        + name
                        + "' supplied: expected "
                        + expected
                        + ".");
    }
}
