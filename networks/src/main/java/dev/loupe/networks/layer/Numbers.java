package dev.loupe.networks.layer;

import dev.loupe.networks.graph.Attribute;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// Whole numbers in lists of lists, one after the other.
final class Numbers {
    private static final Pattern LISTS = Pattern.compile("[\\[\\](),\\s\\d-]*");
    private static final Pattern ONE = Pattern.compile("-?\\d{1,18}");

    private Numbers() {}

    /// Null if it holds anything else.
    static long @Nullable [] in(Attribute.@Nullable Content content) {
        return switch (content) {
            case Attribute.Whole(long value) -> new long[] {value};
            case Attribute.Wholes(long[] values) -> values;
            case Attribute.Other(String text) when LISTS.matcher(text).matches() -> found(text);
            case null, default -> null;
        };
    }

    private static long[] found(String text) {
        LongStream.Builder all = LongStream.builder();
        for (Matcher number = ONE.matcher(text); number.find(); ) {
            all.add(Long.parseLong(number.group()));
        }
        return all.build().toArray();
    }
}
