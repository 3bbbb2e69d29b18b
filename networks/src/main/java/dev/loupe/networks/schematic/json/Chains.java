package dev.loupe.networks.schematic.json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Chains of blocks as text.
///
/// ```
/// chain    = part { ">" part }
/// part     = words [ "/" detail ] | "{" chain "}" [ sign ] | "[" chain { "|" chain } "]" [ join ]
///          | "(" chain ")" [ "*" times ] [ label ]
/// ```
///
/// Braces are residuals, brackets branches (an empty one is a plain line), parentheses repeats. Words of `+`, `×` or another single sign are circles.
final class Chains {
    private static final int DEEPEST = 32;

    private final String text;
    private int at;
    private int depth;

    private Chains(String text) {
        this.text = text;
    }

    /// @throws IllegalArgumentException with one sentence that names the place
    static ArrayNode read(String text) {
        Chains chains = new Chains(text);
        ArrayNode flow = chains.chain();
        if (chains.at < text.length()) {
            throw chains.wrong("> or the end");
        }
        return flow;
    }

    private ArrayNode chain() {
        if (++depth > DEEPEST) {
            throw wrong("no more than " + DEEPEST + " chains in each other");
        }
        ArrayNode chain = JsonNodeFactory.instance.arrayNode();
        do {
            part(chain);
        } while (skip('>'));
        depth--;
        return chain;
    }

    private void part(ArrayNode chain) {
        if (skip('{')) {
            ObjectNode part = chain.addObject();
            part.set("residual", chain());
            close('}');
            put(part, "join", words());
        } else if (skip('[')) {
            ObjectNode part = chain.addObject();
            ArrayNode branches = part.putArray("branches");
            do {
                branches.add(
                        peek() == '|' || peek() == ']'
                                ? JsonNodeFactory.instance.arrayNode()
                                : chain());
            } while (skip('|'));
            close(']');
            put(part, "join", words());
        } else if (skip('(')) {
            ObjectNode part = chain.addObject();
            part.set("repeat", chain());
            close(')');
            if (skip('*') || skip('×')) {
                int from = at;
                while (at < text.length() && Character.isDigit(text.charAt(at)) && at - from < 9) {
                    at++;
                }
                if (from == at) {
                    throw wrong("how many times");
                }
                part.put("times", Integer.parseInt(text.substring(from, at)));
            }
            put(part, "label", words());
        } else {
            String words = words();
            if (words.isEmpty()) {
                throw wrong("the name of a block");
            }
            int slash = words.indexOf(" / ");
            if (words.codePointCount(0, words.length()) == 1
                    && !Character.isLetterOrDigit(words.codePointAt(0))) {
                chain.addObject().put("circle", words);
            } else if (slash > 0) {
                chain.addObject()
                        .put("card", words.substring(0, slash).strip())
                        .put("detail", words.substring(slash + 3).strip());
            } else {
                chain.add(words);
            }
        }
    }

    private static void put(ObjectNode part, String field, String words) {
        if (!words.isEmpty()) {
            part.put(field, words);
        }
    }

    private String words() {
        int from = at;
        while (at < text.length() && ">{}[]()|".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at).strip();
    }

    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean skip(char wanted) {
        if (peek() == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void close(char wanted) {
        if (!skip(wanted)) {
            throw wrong(String.valueOf(wanted));
        }
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException(
                "At character %d of the blocks: expected %s, found %s."
                        .formatted(
                                at + 1,
                                expected,
                                at < text.length()
                                        ? text.substring(at, Math.min(text.length(), at + 12))
                                        : "the end"));
    }
}
