package dev.loupe.figure.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Random;

final class CsvTest {
    @Test
    void columnsTakeTheNarrowestKindThatHoldsAll() {
        Table table = Csv.parse("a,b,c,d\n1,x,2026-11-22,1\n2.5,\"y, z\",2026-11-22 14:05:09,NA\n");
        assertArrayEquals(new double[] {1, 2.5}, ((Column.Numbers) table.column("a")).values());
        assertEquals("y, z", table.column("b").text(1));
        assertEquals("2026-11-22 14:05:09", table.column("c").text(1));
        assertEquals(true, table.column("d").missing(1));
        assertInstanceOf(Column.Numbers.class, table.column("d"));
    }

    @Test
    void quotesSpanLinesAndHoldQuotes() {
        Table table = Csv.parse("a;b\r\n\"one \"\"two\"\"\nthree\";4\r\n");
        assertEquals("one \"two\"\nthree", table.column("a").text(0));
        assertEquals(1, table.rows());
    }

    @Test
    void quotesMayBeAnywhere() {
        Table table = Csv.parse("a,b\n\"1.5\", 2 \n\"2\"x\"y,\"\"\n\"3\n\",\"4");
        assertEquals("2x\"y", table.column("a").text(1));
        assertEquals(true, table.column("b").missing(1));
        assertEquals("3", table.column("a").text(2));
        assertEquals("4", table.column("b").text(2));
    }

    @Test
    void numbersAreTheNearestDoubles() {
        Random random = new Random(7);
        double[] values =
                random.doubles(2_000)
                        .map(v -> Double.longBitsToDouble(random.nextLong()))
                        .filter(Double::isFinite)
                        .toArray();
        StringBuilder text = new StringBuilder("a\tb\r\n");
        for (double value : values) {
            text.append(value)
                    .append('\t')
                    .append(new BigDecimal(value).toPlainString())
                    .append("\r\n");
        }
        Table table = Csv.parse(text.toString());
        assertArrayEquals(values, ((Column.Numbers) table.column("a")).values());
        assertArrayEquals(values, ((Column.Numbers) table.column("b")).values());
    }

    @Test
    void linesWithoutALetterAreNoRowsAndTheLastNeedsNoEnd() {
        Table table = Csv.parse("\r\n\uFEFFé\n\n\r\n1\r\n\n2\n\n3");
        assertEquals(3, table.rows());
        Table marked = Csv.parse("\uFEFFé;名\nü;1\n");
        assertEquals("ü", marked.column("é").text(0));
        assertEquals(2, Csv.parse("a\nx\r\r\n\r\r\n").rows());
    }

    @Test
    void manyNamesOverManyShortLinesTakeNoMoreThanTheText() {
        String text = ",".repeat(100_000) + "\n" + "1\n".repeat(1_000_000);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Csv.parse(text));
        assertEquals(
                "Row 1 must have 100001 fields like the first line, but has 1.", e.getMessage());
    }

    @Test
    void aRaggedRowIsNamed() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Csv.parse("a,b\n1,2\n3,4,5\n"));
        assertEquals("Row 2 must have 2 fields like the first line, but has 3.", e.getMessage());
    }

    @Test
    void infinitiesAreNumbersAndHexIsText() {
        Table table = Csv.parse("a,b\nInfinity,0x10\n-Infinity,12f\nNaN,1e3\n");
        assertEquals("numbers", table.column("a").kind());
        assertEquals("texts", table.column("b").kind());
    }

    @Test
    void aMissingColumnIsNamedWithTheNearest() {
        Table table = Table.of("species", "Adelie").with("mass", 1.0);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> table.column("specie"));
        assertEquals(
                "There is no column specie; the nearest is species, and all are species, mass.",
                e.getMessage());
    }
}
