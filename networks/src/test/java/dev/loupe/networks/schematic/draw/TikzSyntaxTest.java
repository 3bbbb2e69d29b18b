package dev.loupe.networks.schematic.draw;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.loupe.figure.out.Tikz;
import dev.loupe.figure.scene.Scene;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What TeX asks of a picture, held without TeX, of those that [LatexTest] compiles where it is installed: braces pair, statements are known and end, colours are defined before they are used,
/// and signs that mean something to TeX stand in no text bare.
final class TikzSyntaxTest {
    private static final Pattern COLOUR = Pattern.compile("loupe[0-9A-F]{6}\\b");
    private static final Pattern DEFINED =
            Pattern.compile("\\\\definecolor\\{(loupe[0-9A-F]{6})\\}\\{HTML\\}\\{[0-9A-F]{6}\\}");
    private static final Pattern BARE = Pattern.compile("(?<!\\\\)[&%#~]");
    private static final List<String> ENVIRONMENTS = List.of("tikzpicture", "scope");

    @Test
    void everyPictureIsWellFormed() throws IOException {
        for (Map.Entry<String, Scene> picture : LatexTest.pictures().entrySet()) {
            assertNull(fault(Tikz.write(picture.getValue())), picture.getKey());
        }
    }

    @Test
    void whatTexWouldRefuseIsFound() throws IOException {
        String sound = Tikz.write(Objects.requireNonNull(LatexTest.pictures().get("weights")));
        assertNull(fault(sound));
        assertNotNull(fault(sound.replaceFirst("\\};", ";")));
        assertNotNull(fault(sound.replaceFirst("\\\\definecolor[^\n]*\n", "")));
        assertNotNull(fault(sound.replace("\\%", "%")));
        assertNotNull(fault(sound.replace("\\end{tikzpicture}", "")));
        assertNotNull(fault(sound.replaceFirst(";\n\\\\path", "\n\\\\path")));
    }

    /// Macros that come before the picture are TeX's own language, and left to it.
    ///
    /// @return what is wrong first, or null
    private static @Nullable String fault(String whole) {
        int begin = whole.indexOf("\\begin{tikzpicture}");
        if (begin < 0) {
            return "no picture";
        }
        String tikz = whole.substring(begin);
        Deque<String> open = new ArrayDeque<>();
        Set<String> colours = new HashSet<>();
        StringBuilder statement = new StringBuilder();
        for (String line : tikz.lines().filter(l -> !l.startsWith("%")).toList()) {
            if (line.startsWith("\\definecolor")) {
                Matcher defined = DEFINED.matcher(line);
                if (!defined.matches()) {
                    return line;
                }
                colours.add(defined.group(1));
                continue;
            }
            if (line.startsWith("\\begin{") || line.startsWith("\\end{")) {
                String name = line.substring(line.indexOf('{') + 1, line.indexOf('}'));
                boolean known = ENVIRONMENTS.contains(name) && statement.isEmpty();
                if (line.startsWith("\\begin")) {
                    open.push(name);
                } else {
                    known &= !open.isEmpty() && open.pop().equals(name);
                }
                if (!known) {
                    return line;
                }
                continue;
            }
            statement.append(line);
            if (line.endsWith(";")) {
                String text = statement.toString();
                statement.setLength(0);
                Matcher used = COLOUR.matcher(text);
                while (used.find()) {
                    if (!colours.contains(used.group())) {
                        return "no colour " + used.group();
                    }
                }
                boolean one = text.lastIndexOf("\\path") <= 0 && text.lastIndexOf("\\node") <= 0;
                boolean begun =
                        text.startsWith("\\path")
                                || text.startsWith("\\node")
                                || text.startsWith("\\clip");
                if (!one || !begun || !paired(text) || BARE.matcher(text).find()) {
                    return text;
                }
            }
        }
        return !open.isEmpty()
                ? "not closed: " + open
                : statement.isEmpty() ? null : "not ended: " + statement;
    }

    private static boolean paired(String text) {
        Deque<Character> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                open.push(c);
            } else if (c == '}' && (open.isEmpty() || open.pop() != '{')) {
                return false;
            }
        }
        return open.isEmpty();
    }
}
