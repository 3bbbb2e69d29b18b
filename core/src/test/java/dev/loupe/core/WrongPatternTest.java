package dev.loupe.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Held against what this JDK's own compiler of patterns refuses: its words may change.
final class WrongPatternTest {
    private static PatternSyntaxException wrong(String pattern) {
        return assertThrows(PatternSyntaxException.class, () -> Pattern.compile(pattern));
    }

    private static String code(String pattern) {
        return WrongPattern.why(wrong(pattern)).code();
    }

    @Test
    void commonMistakesHaveWordsOfOurs() {
        assertEquals("regex.nothing", code("*a"));
        assertEquals("regex.nothing", code("a**"));
        assertEquals("regex.group", code("(a"));
        assertEquals("regex.closing", code("a)"));
        assertEquals("regex.class", code("[a"));
        assertEquals("regex.range", code("[z-a]"));
        assertEquals("regex.times", code("a{x}"));
        assertEquals("regex.times", code("a{2"));
        assertEquals("regex.times", code("a{3,2}"));
        assertEquals("regex.escape", code("\\y"));
        assertEquals("regex.backslash", code("a\\"));
        assertEquals("regex.question", code("(?P<name>a)"));
        assertEquals("regex.property", code("\\p{Foo}"));
    }

    @Test
    void rareMistakesKeepTheWordsOfJava() {
        PatternSyntaxException wrong = wrong("(?<n>a)(?<n>b)");
        assertEquals(wrong.getDescription(), WrongPattern.why(wrong).text());
    }

    @Test
    void theSignThatRepeatsNothingIsNamed() {
        assertEquals("nothing stands before + to be repeated", WrongPattern.why(wrong("+")).text());
    }
}
