package dev.loupe.core;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One sentence for a person, or a part of one, as what it says and the values in it, so that pages can say it in other languages too.
///
/// @param code    what is said, the same for ever: words of other languages are found by it
/// @param english in English, with the names of values in braces
/// @param values  texts, numbers and wordings by their names
public record Wording(String code, String english, Map<String, Object> values) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    public Wording {
        values = Map.copyOf(values);
    }

    /// @param values names and what stands for them, in turn
    public static Wording of(String code, String english, Object... values) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            named.put((String) values[i], values[i + 1]);
        }
        return new Wording(code, english, named);
    }

    /// The sentence in English.
    public String text() {
        Matcher place = PLACE.matcher(english);
        return place.replaceAll(
                found -> {
                    Object value = values.get(found.group(1));
                    return Matcher.quoteReplacement(
                            switch (value) {
                                case null -> found.group();
                                case Wording part -> part.text();
                                default -> value.toString();
                            });
                });
    }
}
