package dev.loupe.server.mlflow;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `order_by` of things that are few: texts such as `name DESC`, each a known key and an optional direction.
final class EntityOrder {
    private EntityOrder() {}

    /// By the texts, the first one first, then by `otherwise`.
    ///
    /// @param keys what each key compares, ascending
    /// @throws MlflowError for another key, or for a direction that is neither `ASC` nor `DESC`
    static <T> Comparator<T> of(
            List<String> texts, Map<String, Comparator<T>> keys, Comparator<T> otherwise) {
        Comparator<T> order = otherwise;
        for (String text : texts.reversed()) {
            String[] words = text.strip().split("\\s+");
            String key =
                    words[0].replaceAll("(?i)^attributes?\\.", "").replaceAll("^[`\"]|[`\"]$", "");
            Comparator<T> one = keys.get(key);
            String direction = words.length < 2 ? "ASC" : words[1].toUpperCase(Locale.ROOT);
            if (one == null) {
                throw MlflowError.invalid(
                        "Invalid order by key '"
                                + key
                                + "' specified. Valid keys are '"
                                + new java.util.TreeSet<>(keys.keySet())
                                + "'");
            }
            if (words.length > 2 || !direction.equals("ASC") && !direction.equals("DESC")) {
                throw MlflowError.invalid(
                        "Invalid ordering key in order_by clause '" + text.strip() + "'.");
            }
            order = (direction.equals("DESC") ? one.reversed() : one).thenComparing(order);
        }
        return order;
    }
}
