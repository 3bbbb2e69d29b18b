package dev.loupe.cli;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers as people write them: `25M`, `2Gi`; k, M, G, T are 1000 each, Ki, Mi, Gi, Ti 1024 each.
final class Amount {
    private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)?)([kKMGT]?)(i?)[bB]?");

    private Amount() {}

    /// The number; empty if the text is none.
    static OptionalLong of(String text) {
        Matcher said = NUMBER.matcher(text);
        if (!said.matches()) {
            return OptionalLong.empty();
        }
        int step = said.group(3).isEmpty() ? 1000 : 1024;
        int power =
                said.group(2).isEmpty()
                        ? 0
                        : "KMGT".indexOf(said.group(2).toUpperCase(Locale.ROOT)) + 1;
        return OptionalLong.of((long) (Double.parseDouble(said.group(1)) * Math.pow(step, power)));
    }
}
