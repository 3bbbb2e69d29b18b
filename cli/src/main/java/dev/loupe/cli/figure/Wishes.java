package dev.loupe.cli.figure;

import dev.loupe.figure.data.Nearest;
import dev.loupe.figure.draw.Marks;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Signature;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Options of a mark as words, as on the command line.
public final class Wishes {
    private Wishes() {}

    /// The options as values of the kinds that the mark's signature asks for. Lists are separated by commas.
    ///
    /// @throws IllegalArgumentException with one sentence for an unknown mark or option, naming the nearest, or a word of the wrong kind
    public static SequencedMap<String, Object> of(String mark, Map<String, String> words) {
        Signature signature = Marks.signature(mark);
        SequencedMap<String, Object> options = new LinkedHashMap<>();
        words.forEach((name, word) -> options.put(name, value(signature, name, word)));
        return options;
    }

    private static Object value(Signature mark, String name, String word) {
        List<String> names = mark.options().stream().map(OptionSpec::name).toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    "The mark "
                            + mark.name()
                            + " has no option "
                            + name
                            + "; the nearest is "
                            + Nearest.of(name, names)
                            + ", and all are "
                            + String.join(", ", names)
                            + ".");
        }
        OptionSpec option = mark.options().get(names.indexOf(name));
        Object value;
        try {
            value =
                    switch (option.kind()) {
                        case NUMBER -> Double.valueOf(word);
                        case FLAG ->
                                word.equals("true") || word.equals("false")
                                        ? (Object) Boolean.valueOf(word)
                                        : word;
                        case WORD, COLOUR -> word;
                        case NUMBERS -> list(word).stream().map(Double::valueOf).toList();
                        case WORDS -> list(word);
                    };
        } catch (NumberFormatException e) {
            value = word;
        }
        if (!option.allows(value)) {
            throw new IllegalArgumentException(
                    "The option %s of %s must be %s, but is %s."
                            .formatted(name, mark.name(), option.expected(), word));
        }
        return value;
    }

    private static List<String> list(String word) {
        return Arrays.stream(word.split(",")).map(String::strip).toList();
    }
}
