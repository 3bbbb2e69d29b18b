package dev.loupe.networks.weights;

import dev.loupe.core.Shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a slice's text says of one dimension.
sealed interface SlicePart {
    Pattern INDEX = Pattern.compile("[-+]?\\d{1,18}");
    Pattern RANGE =
            Pattern.compile(
                    "([-+]?\\d{1,18})?\\s*:\\s*([-+]?\\d{1,18})?\\s*(?::\\s*([-+]?\\d{1,18})?)?");

    /// Only there.
    record Index(long at) implements SlicePart {}

    /// Evenly along it.
    record Every(long from, long step, long count) implements SlicePart {}

    /// One for each dimension.
    ///
    /// @throws IllegalArgumentException with one sentence
    static List<SlicePart> all(String text, Shape shape) {
        List<String> words = words(text, shape);
        List<SlicePart> parts = new ArrayList<>();
        for (int d = 0; d < words.size(); d++) {
            parts.add(one(words.get(d), d, extent(shape, d)));
        }
        return parts;
    }

    static long extent(Shape shape, int dimension) {
        if (shape.dimensions().get(dimension) instanceof Shape.Fixed(long size)) {
            return size;
        }
        throw new IllegalArgumentException("The shape " + shape + " leaves an extent open.");
    }

    private static List<String> words(String text, Shape shape) {
        String inner = text.strip();
        if (inner.startsWith("[") && inner.endsWith("]")) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        List<String> words = new ArrayList<>();
        if (!inner.isEmpty()) {
            for (String word : inner.split(",", -1)) {
                words.add(word.strip());
            }
        }
        int said = words.size() - (words.contains("...") ? 1 : 0);
        if (said > shape.rank()) {
            throw new IllegalArgumentException(
                    "The slice '%s' has %d parts, but the tensor is %s, of %d dimensions."
                            .formatted(text, said, shape, shape.rank()));
        }
        int at = words.indexOf("...");
        if (at >= 0) {
            words.remove(at);
        }
        words.addAll(at >= 0 ? at : words.size(), Collections.nCopies(shape.rank() - said, ":"));
        return words;
    }

    private static SlicePart one(String word, int dimension, long extent) {
        if (INDEX.matcher(word).matches()) {
            long said = Long.parseLong(word);
            long at = said < 0 ? said + extent : said;
            if (at < 0 || at >= extent) {
                throw new IllegalArgumentException(
                        "The index %d lies outside of dimension %d, which has %d."
                                .formatted(said, dimension, extent));
            }
            return new Index(at);
        }
        Matcher range = RANGE.matcher(word);
        if (!range.matches()) {
            throw new IllegalArgumentException(
                    "A part of a slice must be an index, from:to or from:to:step, but is '%s'."
                            .formatted(word));
        }
        long step = range.group(3) == null ? 1 : Long.parseLong(range.group(3));
        if (step == 0) {
            throw new IllegalArgumentException("The step in '%s' must not be 0.".formatted(word));
        }
        long least = step < 0 ? -1 : 0;
        long most = step < 0 ? extent - 1 : extent;
        long from = bound(range.group(1), step < 0 ? most : least, extent, least, most);
        long to = bound(range.group(2), step < 0 ? least : most, extent, least, most);
        long span = step < 0 ? from - to : to - from;
        return new Every(from, step, span <= 0 ? 0 : (span - 1) / Math.abs(step) + 1);
    }

    private static long bound(
            @org.jspecify.annotations.Nullable String text,
            long otherwise,
            long extent,
            long least,
            long most) {
        if (text == null) {
            return otherwise;
        }
        long said = Long.parseLong(text);
        return Math.clamp(said < 0 ? said + extent : said, least, most);
    }
}
