package dev.loupe.server.mlflow;

import dev.loupe.runs.domain.Numbers;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Request;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request's fields, from the query of a GET, else from the JSON body. A field of the wrong type is a 400 that names it.
final class Ask {
    private static final long LONGEST = 64_000_000;
    private final Request request;
    private final @Nullable JsonNode body;

    private Ask(Request request, @Nullable JsonNode body) {
        this.request = request;
        this.body = body;
    }

    /// Reads the body of anything but a GET; an empty one is an empty object.
    static Ask of(Request request) {
        if (request.method().equals("GET") || request.method().equals("HEAD")) {
            return new Ask(request, null);
        }
        boolean empty = request.header("content-length").filter(n -> n.equals("0")).isPresent();
        boolean unsaid =
                request.header("content-length").isEmpty()
                        && request.header("transfer-encoding").isEmpty();
        if (empty || unsaid) {
            return new Ask(request, Json.parse("{}"));
        }
        json(request);
        return new Ask(request, Json.object(request.body(LONGEST)));
    }

    /// @throws MlflowError for another content type: no page of another site can send this one unasked
    static void json(Request request) {
        String type = request.header("content-type").orElse("");
        if (!type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            throw new MlflowError(
                    MlflowError.Code.INVALID_PARAMETER_VALUE,
                    "Bad Request. Content-Type must be application/json, but is '" + type + "'.");
        }
    }

    Request request() {
        return request;
    }

    /// An object inside the body.
    static Ask within(Request request, JsonNode node) {
        return new Ask(request, node);
    }

    /// A text; an id or a version may be written as a number.
    Optional<String> text(String name) {
        if (body == null) {
            return request.first(name);
        }
        JsonNode node = body.get(name);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (node.isNumber() && (name.endsWith("_id") || name.equals("version"))) {
            return Optional.of(node.toString());
        }
        if (!node.isString()) {
            throw wrong(name, node, "a string");
        }
        return Optional.of(node.stringValue());
    }

    String needed(String name) {
        return text(name).filter(t -> !t.isEmpty()).orElseThrow(() -> missing(name));
    }

    static MlflowError missing(String name) {
        return MlflowError.invalid(
                "Missing value for required parameter '"
                        + name
                        + "'. See the API docs for more information about request parameters.");
    }

    Optional<Long> whole(String name) {
        if (body == null) {
            return request.first(name).filter(t -> !t.isEmpty()).map(t -> whole(name, t));
        }
        JsonNode node = body.get(name);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (node.isString()) {
            return Optional.of(whole(name, node.stringValue()));
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return Optional.of(node.longValue());
        }
        if (node.isNumber()
                && node.doubleValue() == Math.rint(node.doubleValue())
                && Math.abs(node.doubleValue()) < 9e15) {
            return Optional.of((long) node.doubleValue());
        }
        throw wrong(name, node, "a 64-bit integer");
    }

    private static long whole(String name, String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw MlflowError.invalid(
                    "Invalid value '"
                            + text
                            + "' for parameter '"
                            + name
                            + "' supplied: expected a 64-bit integer.");
        }
    }

    double number(String name) {
        JsonNode node = body == null ? null : body.get(name);
        if (node == null || node.isNull()) {
            throw missing(name);
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isString() && Numbers.isNumber(node.stringValue())) {
            return Numbers.parse(node.stringValue());
        }
        throw wrong(name, node, "a number");
    }

    boolean flag(String name, boolean otherwise) {
        if (body == null) {
            return request.first(name).map(Boolean::parseBoolean).orElse(otherwise);
        }
        JsonNode node = body.get(name);
        if (node == null || node.isNull()) {
            return otherwise;
        }
        if (!node.isBoolean()) {
            throw wrong(name, node, "true or false");
        }
        return node.booleanValue();
    }

    List<String> texts(String name) {
        if (body == null) {
            return request.all(name);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode node : list(name)) {
            if (!node.isString() && !node.isNumber()) {
                throw wrong(name, node, "a list of strings");
            }
            texts.add(node.isString() ? node.stringValue() : node.toString());
        }
        return texts;
    }

    /// The entries of a list of objects.
    List<Ask> objects(String name) {
        List<Ask> all = new ArrayList<>();
        for (JsonNode node : list(name)) {
            if (!node.isObject()) {
                throw wrong(name, node, "a list of objects");
            }
            all.add(new Ask(request, node));
        }
        return all;
    }

    Optional<Ask> object(String name) {
        JsonNode node = body == null ? null : body.get(name);
        return node == null || !node.isObject()
                ? Optional.empty()
                : Optional.of(new Ask(request, node));
    }

    private Iterable<JsonNode> list(String name) {
        JsonNode node = body == null ? null : body.get(name);
        if (node == null || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw wrong(name, node, "a list");
        }
        return node;
    }

    /// `[{key, value}]` as a map; the later of two equal keys wins.
    Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (Ask pair : objects(name)) {
            pairs.put(pair.needed("key"), pair.text("value").orElse(""));
        }
        return pairs;
    }

    static MlflowError wrong(String name, JsonNode found, String expected) {
        String shown = found.toString();
        return MlflowError.invalid(
                "Invalid value "
                        + (shown.length() > 100 ? shown.substring(0, 100) + "…" : shown)
                        + " for parameter '"
                        + name
                        + "' supplied: expected "
                        + expected
                        + ".");
    }
}
