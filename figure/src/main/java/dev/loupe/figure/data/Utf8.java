package dev.loupe.figure.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Text as files hold it: bytes in UTF-8 (RFC 3629), with or without the mark EF BB BF at their beginning.
public final class Utf8 {
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private Utf8() {}

    /// Where the text begins: behind the mark, if there is one.
    public static int begin(byte[] text) {
        boolean marked =
                text.length >= MARK.length
                        && text[0] == MARK[0]
                        && text[1] == MARK[1]
                        && text[2] == MARK[2];
        return marked ? MARK.length : 0;
    }

    /// Whether these bytes are text in UTF-8. O(bytes); letters of ASCII alone cost little.
    public static boolean is(byte[] text) {
        int all = 0;
        for (byte letter : text) {
            all |= letter;
        }
        if (all >= 0) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    static String text(byte[] text, int from, int to) {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }
}
