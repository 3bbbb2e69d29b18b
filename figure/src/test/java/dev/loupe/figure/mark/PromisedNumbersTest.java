package dev.loupe.figure.mark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;

import org.junit.jupiter.api.Test;

import java.util.List;

/// The numbers behind pictures have the columns that people's scripts read, and the values that can be worked out by hand.
final class PromisedNumbersTest {
    private static final Table TABLE =
            Table.of("kind", "a", "a", "a", "a", "a", "b", "b", "b")
                    .with("value", 1, 2, 3, 4, 100, 5, 7, 9)
                    .with("other", 3, 1, 4, 1, 5, 9, 2, 6);

    private static List<Numbers> numbers(Figure figure) {
        return figure.drawing().numbers();
    }

    private static double[] column(Numbers numbers, String name) {
        if (numbers.columns().get(name) instanceof Column.Numbers(double[] values)) {
            return values;
        }
        throw new AssertionError("no numbers under " + name + " in " + numbers.columns().keySet());
    }

    @Test
    void aHistogramHasEqualBinsOfWhichTheLastIsClosed() {
        Numbers all = numbers(Figure.of(TABLE).histogram("value").with("bins", 3)).getFirst();
        assertArrayEquals(new double[] {1, 34, 67}, column(all, "x0"));
        assertArrayEquals(new double[] {34, 67, 100}, column(all, "x1"));
        assertArrayEquals(new double[] {7, 0, 1}, column(all, "count"));
    }

    @Test
    void aHistogramOfClassesIsNamedByThem() {
        List<Numbers> all =
                numbers(Figure.of(TABLE).histogram("value").color("kind").with("bins", 3));
        assertEquals(List.of("a", "b"), all.stream().map(Numbers::group).toList());
        assertArrayEquals(new double[] {4, 0, 1}, column(all.getFirst(), "count"));
    }

    @Test
    void aBoxHasQuartilesWhiskersAndWhatLiesBeyond() {
        List<Numbers> all = numbers(Figure.of(TABLE).mark("box", "kind", "value"));
        assertEquals(List.of("a", "b"), all.stream().map(Numbers::group).toList());
        Numbers a = all.getFirst();
        assertArrayEquals(new double[] {1}, column(a, "low"));
        assertArrayEquals(new double[] {2}, column(a, "q1"));
        assertArrayEquals(new double[] {3}, column(a, "median"));
        assertArrayEquals(new double[] {4}, column(a, "q3"));
        assertArrayEquals(new double[] {4}, column(a, "high"));
        assertArrayEquals(new double[] {100}, column(a, "outlier"));
    }

    @Test
    void aLyingBoxHasTheSameNumbers() {
        Numbers lying = numbers(Figure.of(TABLE).mark("box", "value", "kind")).getFirst();
        assertEquals("a", lying.group());
        assertArrayEquals(new double[] {3}, column(lying, "median"));
    }

    /// The mean of 5, 7, 9 is 7, its standard error 2 / √3, and t for two degrees of freedom 4.302653.
    @Test
    void anErrorBarIsTheMeanWithItsInterval() {
        Numbers all = numbers(Figure.of(TABLE).mark("errorbar", "kind", "value")).getFirst();
        assertEquals(List.of("x", "y", "low", "high"), List.copyOf(all.columns().keySet()));
        assertEquals(7, column(all, "y")[1], 1e-12);
        assertEquals(7 - 4.302653 * 2 / Math.sqrt(3), column(all, "low")[1], 1e-5);
        assertEquals(7 + 4.302653 * 2 / Math.sqrt(3), column(all, "high")[1], 1e-5);
    }

    @Test
    void anEcdfHasTheShareAtOrBelowEachDistinctValue() {
        Numbers all = numbers(Figure.of(TABLE).mark("ecdf").x("other")).getFirst();
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 9}, column(all, "x"));
        assertArrayEquals(new double[] {0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1}, column(all, "y"));
    }

    @Test
    void densitiesAndQuantilePairsHaveTheirColumns() {
        Numbers kde = numbers(Figure.of(TABLE).mark("kde").x("value")).getFirst();
        assertEquals(List.of("x", "density"), List.copyOf(kde.columns().keySet()));
        Numbers violin = numbers(Figure.of(TABLE).mark("violin", "kind", "value")).getFirst();
        assertEquals(List.of("at", "density"), List.copyOf(violin.columns().keySet()));
        Numbers qq = numbers(Figure.of(TABLE).mark("qq").x("value")).getFirst();
        assertEquals(List.of("theoretical", "sample"), List.copyOf(qq.columns().keySet()));
    }

    @Test
    void barsCountSumAndAverage() {
        Figure count = Figure.of(TABLE).mark("bar").x("kind");
        assertArrayEquals(new double[] {5, 3}, column(numbers(count).getFirst(), "y"));
        Figure sum = Figure.of(TABLE).bar("kind", "value");
        assertArrayEquals(new double[] {110, 21}, column(numbers(sum).getFirst(), "y"));
        Figure mean = sum.with("aggregate", "mean");
        assertArrayEquals(new double[] {22, 7}, column(numbers(mean).getFirst(), "y"));
    }
}
