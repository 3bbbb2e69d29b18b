package dev.loupe.core;

import java.util.Locale;
import java.util.regex.PatternSyntaxException;

/// Why a text is no regular expression, in words of ours: Java's own name what its parser was doing.
public final class WrongPattern {
    private WrongPattern() {}

    /// A part of a sentence; what Java says where it is none of the common mistakes.
    public static Wording why(PatternSyntaxException e) {
        String said = e.getDescription();
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.startsWith("dangling meta")) {
            String sign = said.substring(said.indexOf('\'') + 1, said.lastIndexOf('\''));
            return Wording.of(
                    "regex.nothing", "nothing stands before {sign} to be repeated", "sign", sign);
        }
        return switch (lower) {
            case "unclosed group" -> Wording.of("regex.group", "a ( is not closed");
            case "unmatched closing ')'" -> Wording.of("regex.closing", "a ) closes nothing");
            case "unclosed character class" -> Wording.of("regex.class", "a [ is not closed");
            case "illegal character range" ->
                    Wording.of("regex.range", "a range ends before it begins");
            case "illegal repetition", "illegal repetition range", "unclosed counted closure" ->
                    Wording.of(
                            "regex.times",
                            "a repetition in braces is two numbers, the smaller first, or one");
            case "illegal/unsupported escape sequence" ->
                    Wording.of("regex.escape", "this letter means nothing after a backslash");
            case "unescaped trailing backslash" ->
                    Wording.of("regex.backslash", "nothing follows the backslash");
            case "unknown inline modifier", "unknown group type", "unknown look-behind group" ->
                    Wording.of("regex.question", "no group begins so; a named one is (?<name>…)");
            default ->
                    lower.startsWith("unknown character property")
                            ? Wording.of("regex.property", "no class of characters is called so")
                            : Wording.of("regex.other", "{why}", "why", said);
        };
    }
}
