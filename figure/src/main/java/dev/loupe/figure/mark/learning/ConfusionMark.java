package dev.loupe.figure.mark.learning;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Confusion;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// How often rows of each class were taken for each class; colour is the share of the actual class, by its square root so that rare
/// mistakes are seen. The accuracy stands above.
public final class ConfusionMark implements Mark {
    private static final int MOST = 200;

    private static final Signature SIGNATURE =
            new Signature(
                    "confusion",
                    "how often rows of each class were taken for each class",
                    List.of(Channel.ACTUAL, Channel.PREDICTED),
                    List.of(),
                    List.of(
                            OptionSpec.word(
                                    "normalise",
                                    "actual",
                                    List.of("actual", "predicted", "all", "none"),
                                    "what colours and shares are of: rows of the actual class, of the predicted one, all, or counts"),
                            OptionSpec.words(
                                    "order",
                                    "the classes, in the order wanted; sorted if not said"),
                            OptionSpec.word(
                                    "annotate",
                                    "auto",
                                    List.of("auto", "always", "never"),
                                    "counts and shares inside the cells; auto where they fit")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Column.Texts actual = layer.texts(Channel.ACTUAL);
        Column.Texts predicted = layer.texts(Channel.PREDICTED);
        List<String> a = new ArrayList<>();
        List<String> p = new ArrayList<>();
        for (int row : layer.rows()) {
            if (!actual.missing(row) && !predicted.missing(row)) {
                a.add(actual.text(row));
                p.add(predicted.text(row));
            }
        }
        List<String> labels = labels(layer, actual, predicted);
        if (labels.size() > MOST) {
            throw new IllegalArgumentException(
                    "A confusion matrix of "
                            + labels.size()
                            + " classes cannot be read; at most "
                            + MOST
                            + " can be drawn.");
        }
        return new ConfusionMatrix(
                layer, Confusion.of(a, p, labels), layer.rows().length - a.size());
    }

    private static List<String> labels(Layer layer, Column.Texts actual, Column.Texts predicted) {
        List<String> wished = layer.options().words("order");
        if (!wished.isEmpty()) {
            return wished.stream().distinct().toList();
        }
        TreeMap<String, Double> all = new TreeMap<>();
        boolean numbers = true;
        for (Channel channel : List.of(Channel.ACTUAL, Channel.PREDICTED)) {
            Column column = layer.column(channel);
            numbers &= column instanceof Column.Numbers;
            Column.Texts texts = channel == Channel.ACTUAL ? actual : predicted;
            for (int row : layer.everyRow()) {
                if (!texts.missing(row)) {
                    double value = column instanceof Column.Numbers n ? n.values()[row] : 0;
                    all.putIfAbsent(texts.text(row), value);
                }
            }
        }
        return numbers
                ? all.entrySet().stream()
                        .sorted((x, y) -> Double.compare(x.getValue(), y.getValue()))
                        .map(e -> e.getKey())
                        .toList()
                : List.copyOf(all.keySet());
    }
}
