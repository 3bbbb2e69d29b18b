package dev.loupe.figure.out;

/// Text as XML 1.0 and HTML take it, whatever it holds.
final class Xml {
    private static final char REPLACEMENT = '\ufffd';

    private Xml() {}

    /// Appends `text` for use between tags or between double quotes. What XML 1.0 forbids (most control characters, lone
    /// surrogates, U+FFFE, U+FFFF) becomes U+FFFD; line ends and tabs become spaces.
    ///
    /// Source: XML 1.0, production 2, Char.
    static StringBuilder append(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\t', '\n', '\r' -> out.append(' ');
                default -> {
                    if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else {
                        out.append(allowed(c) ? c : REPLACEMENT);
                    }
                }
            }
        }
        return out;
    }

    private static boolean allowed(char c) {
        return c >= ' ' && c < '\ufffe' && !Character.isSurrogate(c);
    }

    static String text(String text) {
        return append(new StringBuilder(text.length() + 8), text).toString();
    }
}
