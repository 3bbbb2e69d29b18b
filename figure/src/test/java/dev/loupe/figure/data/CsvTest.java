package dev.loupe.figure.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

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
