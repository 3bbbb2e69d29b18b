package dev.loupe.figure.mark;

import dev.loupe.figure.data.Nearest;
import dev.loupe.figure.data.Plain;
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
        switch (option.kind()) {
            case NUMBER -> {
                boolean fits =
                        value instanceof Double number
                                && number >= option.least()
                                && number <= option.most();
                require(fits, option, "a number " + bounds(option), value);
            }
            case FLAG -> require(value instanceof Boolean, option, "true or false", value);
            case WORD -> {
                boolean fits =
                        value instanceof String word
                                && (option.words().isEmpty() || option.words().contains(word));
                require(
                        fits,
                        option,
                        option.words().isEmpty()
                                ? "a text"
                                : "one of " + String.join(", ", option.words()),
                        value);
            }
            case COLOUR -> {
                require(value instanceof String, option, "a colour", value);
                Colour.of((String) value);
            }
            case NUMBERS -> {
                boolean fits =
                        value instanceof List<?> list
                                && list.stream()
                                        .allMatch(
                                                v ->
                                                        v instanceof Double d
                                                                && d >= option.least()
                                                                && d <= option.most());
                require(fits, option, "numbers " + bounds(option), value);
            }
            case WORDS -> {
                boolean fits =
                        value instanceof List<?> list
                                && list.stream().allMatch(String.class::isInstance);
                require(fits, option, "texts", value);
            }
        }
    }

    private void require(boolean fits, OptionSpec option, String expected, Object found) {
        if (!fits) {
            throw new IllegalArgumentException(
                    "The option "
                            + option.name()
                            + " of "
                            + mark
                            + " must be "
                            + expected
                            + ", but is "
                            + found
                            + ".");
        }
    }

    private static String bounds(OptionSpec option) {
        boolean low = option.least() > Double.NEGATIVE_INFINITY;
        boolean high = option.most() < Double.POSITIVE_INFINITY;
        String least = Plain.number(option.least());
        String most = Plain.number(option.most());
        return low && high
                ? "from " + least + " to " + most
                : low ? "of at least " + least : high ? "of at most " + most : "";
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
