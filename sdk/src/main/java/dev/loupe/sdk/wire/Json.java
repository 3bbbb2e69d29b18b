package dev.loupe.sdk.wire;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.util.Map;

/// Writes JSON. Maps, iterables, arrays, numbers, booleans and null become what they are; anything else becomes its text.
/// NaN and infinities become the strings `"NaN"`, `"Infinity"`, `"-Infinity"`, as Loupe's API takes them.
public final class Json {
    private static final String HEX = "0123456789abcdef";

    private Json() {}

    /// `value` as one JSON text.
    public static String of(@Nullable Object value) {
        return write(new StringBuilder(), value).toString();
    }

    /// Appends `value` to `out`.
    public static StringBuilder write(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Boolean flag -> out.append(flag);
            case Double number -> number(out, number);
            case Float number -> {
                if (Float.isFinite(number)) {
                    out.append(number);
                } else {
                    number(out, number);
                }
            }
            case Number number -> out.append(number);
            case Map<?, ?> map -> object(out, map);
            case Iterable<?> items -> {
                out.append('[');
                int at = 0;
                for (Object item : items) {
                    write(at++ == 0 ? out : out.append(','), item);
                }
                out.append(']');
            }
            case long[] numbers -> {
                out.append('[');
                for (int i = 0; i < numbers.length; i++) {
                    (i == 0 ? out : out.append(',')).append(numbers[i]);
                }
                out.append(']');
            }
            case double[] numbers -> {
                out.append('[');
                for (int i = 0; i < numbers.length; i++) {
                    number(i == 0 ? out : out.append(','), numbers[i]);
                }
                out.append(']');
            }
            case Object array when array.getClass().isArray() -> {
                out.append('[');
                for (int i = 0; i < Array.getLength(array); i++) {
                    write(i == 0 ? out : out.append(','), Array.get(array, i));
                }
                out.append(']');
            }
            default -> text(out, value.toString());
        }
        return out;
    }

    /// Appends a double that reads back as the same double, as people write it (`1e-4`).
    public static StringBuilder number(StringBuilder out, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return out.append('"').append(value).append('"');
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15 && !(value == 0 && 1 / value < 0)) {
            return out.append((long) value);
        }
        return out.append(Double.toString(value).replace(".0E", "e").replace('E', 'e'));
    }

    /// Appends a quoted text. Unpaired surrogates become U+FFFD, which UTF-8 can carry.
    public static StringBuilder text(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                    } else if (Character.isSurrogate(c)) {
                        boolean paired =
                                Character.isHighSurrogate(c)
                                        && i + 1 < text.length()
                                        && Character.isLowSurrogate(text.charAt(i + 1));
                        if (paired) {
                            out.append(c).append(text.charAt(++i));
                        } else {
                            out.append('\ufffd');
                        }
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"');
    }

    private static void object(StringBuilder out, Map<?, ?> map) {
        out.append('{');
        int at = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text(at++ == 0 ? out : out.append(','), String.valueOf(entry.getKey())).append(':');
            write(out, entry.getValue());
        }
        out.append('}');
    }
}
