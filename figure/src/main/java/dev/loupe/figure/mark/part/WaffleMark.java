package dev.loupe.figure.mark.part;

import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Shares of a whole as squares that can be counted, a hundred of them unless said otherwise, with the classes listed beside.
public final class WaffleMark implements Mark {
    private static final int MOST_CELLS = 10_000;

    private static final Signature SIGNATURE =
            new Signature(
                    "waffle",
                    "shares of a whole as squares that can be counted",
                    List.of(Channel.COLOR),
                    List.of(Channel.VALUE),
                    List.of(
                            OptionSpec.number(
                                    "cells", "100", 1, MOST_CELLS, "into which the whole is cut"),
                            OptionSpec.number(
                                    "unit",
                                    "",
                                    Double.MIN_NORMAL,
                                    Double.MAX_VALUE,
                                    "what one square stands for, instead of a share of the whole"),
                            OptionSpec.number(
                                    "across", "10, or as many as suit", 1, 500, "squares in a row"),
                            OptionSpec.number(
                                    "most", "8", 1, 8, "classes by themselves; the rest is one"),
                            OptionSpec.flag("sorted", true, "the largest class comes first")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Tally tally = Tally.of(layer, Channel.COLOR);
        List<Part> parts = parts(tally, layer);
        double[] amounts = parts.stream().mapToDouble(Part::amount).toArray();
        double unit = layer.options().number("unit", 0);
        int[] cells;
        if (unit > 0) {
            double needed = Arrays.stream(amounts).map(a -> Math.rint(a / unit)).sum();
            if (needed > MOST_CELLS) {
                throw new IllegalArgumentException(
                        "The mark waffle draws at most "
                                + MOST_CELLS
                                + " squares, but a unit of "
                                + Numerals.brief(unit)
                                + " asks for "
                                + Numerals.brief(needed)
                                + ".");
            }
            cells = Arrays.stream(amounts).mapToInt(a -> (int) Math.rint(a / unit)).toArray();
        } else {
            cells = Shares.of(amounts, layer.options().count("cells", 100));
        }
        return new Waffle(layer, tally, parts, cells);
    }

    /// One class, or what is left of all.
    ///
    /// @param place among the classes of the table; −1 for the rest
    record Part(String name, int place, double amount, int[] rows) {}

    private static List<Part> parts(Tally tally, Layer layer) {
        List<Part> all = new ArrayList<>();
        for (int i = 0; i < tally.names().length; i++) {
            if (tally.amounts()[i] > 0) {
                all.add(new Part(tally.names()[i], i, tally.amounts()[i], tally.rows()[i]));
            }
        }
        Comparator<Part> larger = Comparator.comparingDouble(Part::amount).reversed();
        if (layer.options().flag("sorted")) {
            all.sort(larger);
        }
        int most = layer.options().count("most", 8);
        if (all.size() <= most) {
            return all;
        }
        List<Part> kept = all.stream().sorted(larger).limit(most).toList();
        List<Part> rest = all.stream().filter(p -> !kept.contains(p)).toList();
        all.removeAll(rest);
        all.add(
                new Part(
                        rest.size() + " others",
                        -1,
                        rest.stream().mapToDouble(Part::amount).sum(),
                        rest.stream()
                                .flatMapToInt(p -> Arrays.stream(p.rows()))
                                .sorted()
                                .toArray()));
        return all;
    }
}
