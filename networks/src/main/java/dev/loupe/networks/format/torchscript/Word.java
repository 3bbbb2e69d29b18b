package dev.loupe.networks.format.torchscript;

/// One word of the code.
///
/// @param text what stands there; a text literal without its quotes and escapes
/// @param at   characters from the start of the source
record Word(Kind kind, String text, int at) {
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SIGN,
        LINE_END,
        DEEPER,
        BACK,
        END
    }

    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
