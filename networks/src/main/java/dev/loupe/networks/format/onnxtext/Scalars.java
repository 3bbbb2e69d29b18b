package dev.loupe.networks.format.onnxtext;

import java.util.Locale;

/// Numbers and names of enums as protobuf's notations write them.
final class Scalars {
    private Scalars() {}

    /// Puts a number into a field; what is none for it is passed over.
    ///
    /// @return whether it was one
    static boolean put(MessageDraft into, String name, MessageKind.Field field, String text) {
        try {
            switch (field.holds()) {
                case WHOLE -> into.whole(name, whole(text));
                case FLOAT -> into.real(name, real(text, false));
                case DOUBLE -> into.real(name, real(text, true));
                case ENUM -> {
                    Long value = field.values().get(text);
                    into.whole(name, value == null ? whole(text) : value);
                }
                default -> {
                    return false;
                }
            }
            return true;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private static long whole(String text) {
        return text.matches("\\d{19,20}") ? Long.parseUnsignedLong(text) : Long.decode(text);
    }

    /// Whether the word says that a number is infinite, or none.
    static boolean special(String word) {
        return word.toLowerCase(Locale.ROOT).matches("-?(inf|infinity|nan)");
    }

    /// A number, `inf` and `nan` in any case.
    ///
    /// @param twice whether a `double` is meant, not a `float`
    /// @throws NumberFormatException where it is none
    static double real(String text, boolean twice) {
        if (special(text)) {
            return text.toLowerCase(Locale.ROOT).endsWith("nan")
                    ? Double.NaN
                    : text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return twice ? Double.parseDouble(text) : Float.parseFloat(text);
    }
}
