package dev.loupe.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.draw.Marks;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.out.Svg;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

/// What every mark promises, whatever its data: a picture, or one sentence; never another exception, and equal pictures for equal data.
///
/// Each mark is drawn from columns of every kind in each of its channels, alone and with all that it takes.
final class MarkContractTest {
    private static final String HOSTILE = "<b onload=\"x\">&amp; ]]> שלום \u0007 名前\uD800";

    @TestFactory
    Stream<DynamicTest> noRows() {
        return all("no rows", table(0, i -> 0, i -> ""));
    }

    @TestFactory
    Stream<DynamicTest> oneRow() {
        return all("one row", table(1, i -> 3.5, i -> "only"));
    }

    @TestFactory
    Stream<DynamicTest> equalValues() {
        return all("equal values", table(40, i -> 2, i -> "same"));
    }

    @TestFactory
    Stream<DynamicTest> missingAndInfiniteValues() {
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1, 2, -0.0};
        return all(
                "missing",
                table(60, i -> odd[i % odd.length], i -> i % 4 == 0 ? null : "c" + i % 3));
    }

    @TestFactory
    Stream<DynamicTest> nothingButMissingValues() {
        return all("all missing", table(10, i -> Double.NaN, i -> null));
    }

    @TestFactory
    Stream<DynamicTest> hugeAndTinyValues() {
        double[] wild = {1e300, -1e300, 1e-300, 5e-324, 0, 1};
        return all("wild", table(60, i -> wild[i % wild.length], i -> "c" + i % 5));
    }

    @TestFactory
    Stream<DynamicTest> hostileAndVeryLongNames() {
        String longest = "very long name ".repeat(400);
        return all(
                "hostile",
                table(30, i -> i * 0.7, i -> i % 3 == 0 ? longest : i % 3 == 1 ? HOSTILE : ""));
    }

    @TestFactory
    Stream<DynamicTest> ordinaryValues() {
        return all("ordinary", table(200, i -> 10 * Math.sin(i) + i / 20.0, i -> "class " + i % 4));
    }

    @TestFactory
    Stream<DynamicTest> manyClasses() {
        return all("many classes", table(3_000, i -> i % 97, i -> "class " + i));
    }

    private static Stream<DynamicTest> all(String name, Table table) {
        return Marks.signatures().stream()
                .flatMap(
                        mark ->
                                layers(mark)
                                        .map(
                                                layer ->
                                                        DynamicTest.dynamicTest(
                                                                mark.name()
                                                                        + ", "
                                                                        + name
                                                                        + ", "
                                                                        + layer.columns(),
                                                                () ->
                                                                        draws(
                                                                                FigureSpec.of(table)
                                                                                        .with(
                                                                                                layer)))));
    }

    /// The needed channels as numbers, as texts, and in turn; then all channels.
    private static Stream<LayerSpec> layers(Signature mark) {
        List<LayerSpec> layers = new ArrayList<>();
        List<Channel> everything = new ArrayList<>(mark.needs());
        everything.addAll(mark.takes());
        for (List<Channel> channels : List.of(mark.needs(), everything)) {
            for (int texts = 0; texts < 4; texts++) {
                LayerSpec layer = LayerSpec.of(mark.name());
                for (int i = 0; i < channels.size(); i++) {
                    boolean text =
                            texts == 1 || texts == 2 && i % 2 == 0 || texts == 3 && i % 2 == 1;
                    layer = layer.with(channels.get(i), (text ? "text" : "number") + i % 3);
                }
                layers.add(layer);
            }
        }
        return layers.stream().distinct();
    }

    private static void draws(FigureSpec spec) throws Exception {
        String svg;
        try {
            svg = Svg.COMPACT.write(Drawing.of(spec).scene());
        } catch (IllegalArgumentException e) {
            String sentence = String.valueOf(e.getMessage());
            if (!sentence.endsWith(".")) {
                throw new AssertionError("not a sentence: " + sentence, e);
            }
            assertFalse(sentence.contains("Exception"), sentence);
            return;
        }
        assertTrue(svg.length() < 20_000_000, svg.length() + " characters");
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
        assertFalse(svg.contains("NaN\"") || svg.contains("Infinity\""), "a number that is none");
        assertEquals(svg, Svg.COMPACT.write(Drawing.of(spec).scene()), "drawn twice");
    }

    private interface Names {
        @org.jspecify.annotations.Nullable
        String of(int row);
    }

    private static Table table(int rows, IntToDoubleFunction number, Names name) {
        Table table = Table.EMPTY;
        for (int k = 0; k < 3; k++) {
            int shift = k;
            double[] numbers = new double[rows];
            Arrays.setAll(numbers, i -> number.applyAsDouble(i + shift));
            String[] texts = new String[rows];
            Arrays.setAll(texts, i -> name.of(i + shift));
            table = table.with("number" + k, numbers).with("text" + k, Column.Texts.of(texts));
        }
        return table;
    }
}
