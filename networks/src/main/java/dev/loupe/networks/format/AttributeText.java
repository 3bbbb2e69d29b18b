package dev.loupe.networks.format;

import dev.loupe.networks.graph.Attribute;

import java.util.Arrays;
import java.util.regex.Pattern;

/// What a text stands for, in formats that write all attributes as text: `3`, `0.1`, `true`, `(3, 3)`, or words.
public final class AttributeText {
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}");
    private static final Pattern REAL =
            Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,4})?");
    private static final int LONGEST = 1 << 16;

    private AttributeText() {}

    public static Attribute of(String name, String text) {
        return new Attribute(name, content(text));
    }

    private static Attribute.Content content(String text) {
        String plain = text.strip();
        if (plain.length() > LONGEST) {
            return new Attribute.Text(text);
        }
        if (plain.equalsIgnoreCase("true") || plain.equalsIgnoreCase("false")) {
            return new Attribute.Flag(plain.equalsIgnoreCase("true"));
        }
        if (WHOLE.matcher(plain).matches()) {
            return new Attribute.Whole(Long.parseLong(plain));
        }
        if (REAL.matcher(plain).matches()) {
            return new Attribute.Real(Double.parseDouble(plain));
        }
        String[] parts = parts(plain);
        if (parts.length == 0) {
            return new Attribute.Text(text);
        }
        if (all(parts, WHOLE)) {
            return new Attribute.Wholes(Arrays.stream(parts).mapToLong(Long::parseLong).toArray());
        }
        return all(parts, REAL)
                ? new Attribute.Reals(
                        Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray())
                : new Attribute.Text(text);
    }

    private static String[] parts(String plain) {
        boolean bracketed =
                plain.startsWith("(") && plain.endsWith(")")
                        || plain.startsWith("[") && plain.endsWith("]");
        String inner = bracketed ? plain.substring(1, plain.length() - 1).strip() : plain;
        return inner.indexOf(',') < 0 && !bracketed || inner.isEmpty()
                ? new String[0]
                : Arrays.stream(inner.split(",")).map(String::strip).toArray(String[]::new);
    }

    private static boolean all(String[] parts, Pattern pattern) {
        return Arrays.stream(parts).allMatch(p -> pattern.matcher(p).matches());
    }
}
