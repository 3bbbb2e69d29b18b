package dev.loupe.figure.json;

import dev.loupe.figure.data.Nearest;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// A part of a JSON document that knows its place, so that whatever is wrong with it can be said in one sentence.
///
/// @param path from the top, such as `layers[0].mark`; empty for the top
public record Part(JsonNode node, String path) {
    private static final int LONGEST = 40;

    /// @throws IllegalArgumentException if `json` is no JSON, with line and column
    static Part parse(String json) {
        return new Part(Tree.of(json), "");
    }

    /// An object with no other fields than these.
    public Part only(Collection<String> names) {
        if (!node.isObject()) {
            throw wrong("an object");
        }
        for (String name : node.propertyNames()) {
            if (!names.contains(name)) {
                throw mistake(
                        "there is no field "
                                + shown(name)
                                + "; the nearest is "
                                + Nearest.of(name, names)
                                + ", and all are "
                                + String.join(", ", names));
            }
        }
        return this;
    }

    public Part only(String... names) {
        return only(Arrays.asList(names));
    }

    /// Whether it is an object, which alone has fields.
    public boolean object() {
        return node.isObject();
    }

    public boolean has(String name) {
        return node.has(name);
    }

    /// A field that must be there.
    public Part at(String name) {
        @Nullable JsonNode field = node.get(name);
        if (field == null) {
            throw mistake("the field " + name + " is missing");
        }
        return new Part(field, path.isEmpty() ? shown(name) : path + "." + shown(name));
    }

    public Collection<String> names() {
        return node.propertyNames();
    }

    public List<Part> items() {
        if (!node.isArray()) {
            throw wrong("an array");
        }
        List<Part> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new Part(node.get(i), path + "[" + i + "]"));
        }
        return items;
    }

    public String text() {
        if (!node.isString()) {
            throw wrong("a text");
        }
        return node.asString();
    }

    public String text(String name, String otherwise) {
        return has(name) ? at(name).text() : otherwise;
    }

    /// A number, or one of the words for those that JSON lacks.
    public double number() {
        if (node.isNumber()) {
            return node.asDouble();
        }
        if (node.isString()) {
            switch (node.asString()) {
                case "NaN":
                    return Double.NaN;
                case "Infinity":
                    return Double.POSITIVE_INFINITY;
                case "-Infinity":
                    return Double.NEGATIVE_INFINITY;
                default:
            }
        }
        throw wrong("a number");
    }

    public double number(String name, double otherwise) {
        return has(name) ? at(name).number() : otherwise;
    }

    public int count() {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() < 0) {
            throw wrong("a whole number from 0 on");
        }
        return node.asInt();
    }

    public int count(String name, int otherwise) {
        return has(name) ? at(name).count() : otherwise;
    }

    public boolean flag() {
        if (!node.isBoolean()) {
            throw wrong("true or false");
        }
        return node.asBoolean();
    }

    public boolean flag(String name, boolean otherwise) {
        return has(name) ? at(name).flag() : otherwise;
    }

    public List<String> texts() {
        return items().stream().map(Part::text).toList();
    }

    public List<Double> numbers() {
        return items().stream().map(Part::number).toList();
    }

    /// One of these words.
    public String word(Collection<String> words) {
        String word = text();
        if (!words.contains(word)) {
            throw mistake(
                    "expected one of "
                            + String.join(", ", words)
                            + ", found "
                            + found()
                            + "; the nearest is "
                            + Nearest.of(word, words));
        }
        return word;
    }

    public IllegalArgumentException wrong(String expected) {
        return mistake("expected " + expected + ", found " + found());
    }

    public IllegalArgumentException mistake(String what) {
        return new IllegalArgumentException(
                (path.isEmpty() ? "At the top of the figure: " : "At " + path + ": ") + what + ".");
    }

    String found() {
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return "an array of " + node.size();
        }
        if (node.isString()) {
            return "the text \"" + shown(node.asString()) + "\"";
        }
        return node.isNumber() ? "the number " + shown(node.toString()) : node.toString();
    }

    /// Short enough for a sentence, and on one line.
    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }
}
