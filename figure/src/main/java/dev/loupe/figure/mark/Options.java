package dev.loupe.figure.mark;

import dev.loupe.figure.data.Nearest;
import dev.loupe.figure.scene.Colour;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A layer's options, checked against its mark's signature when they are made.
public final class Options {
    private final String mark;
    private final Map<String, OptionSpec> known = new LinkedHashMap<>();
    private final Map<String, Object> given;

    /// @throws IllegalArgumentException with a sentence that names the mark, the option, what was expected and what was found
    public Options(Signature signature, Map<String, Object> given) {
        this.mark = signature.name();
        this.given = given;
        for (OptionSpec option : signature.options()) {
            known.put(option.name(), option);
        }
        given.forEach(this::check);
    }

    private void check(String name, Object value) {
        OptionSpec option = known.get(name);
        if (option == null) {
            throw new IllegalArgumentException(
                    "The mark "
                            + mark
                            + " has no option "
                            + name
                            + "; the nearest is "
                            + Nearest.of(name, known.keySet())
                            + ".");
        }
        if (!option.allows(value)) {
            throw new IllegalArgumentException(
                    "The option "
                            + option.name()
                            + " of "
                            + mark
                            + " must be "
                            + option.expected()
                            + ", but is "
                            + value
                            + ".");
        }
    }

    /// Whether the mark has an option of this name.
    public boolean knows(String name) {
        return known.containsKey(name);
    }

    public boolean has(String name) {
        return given.containsKey(expected(name).name());
    }

    public double number(String name, double otherwise) {
        return given.get(expected(name).name()) instanceof Double value ? value : otherwise;
    }

    public int count(String name, int otherwise) {
        return (int) number(name, otherwise);
    }

    /// The flag as given, else as the signature says.
    public boolean flag(String name) {
        OptionSpec option = expected(name);
        return given.get(name) instanceof Boolean value
                ? value
                : Boolean.parseBoolean(option.standard());
    }

    /// The word as given, else as the signature says.
    public String word(String name) {
        OptionSpec option = expected(name);
        return given.get(name) instanceof String value ? value : option.standard();
    }

    public @Nullable Colour colour(String name) {
        return given.get(expected(name).name()) instanceof String value ? Colour.of(value) : null;
    }

    public double[] numbers(String name) {
        return given.get(expected(name).name()) instanceof List<?> list
                ? list.stream().mapToDouble(v -> (Double) v).toArray()
                : new double[0];
    }

    public List<String> words(String name) {
        return given.get(expected(name).name()) instanceof List<?> list
                ? list.stream().map(v -> (String) v).toList()
                : List.of();
    }

    /// A mark that asks for an option that its signature lacks is a mistake in the mark.
    private OptionSpec expected(String name) {
        OptionSpec option = known.get(name);
        if (option == null) {
            throw new IllegalStateException(mark + " asks for an unknown option " + name);
        }
        return option;
    }
}
