package dev.loupe.intake.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.bytes.Broken;
import dev.loupe.intake.parquet.ParquetRows.Column;
import dev.loupe.intake.parquet.ParquetRows.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// Files by pyarrow against the rows that it was given (fixtures/intake/make-parquet.py).
final class ParquetRowsTest {
    private static final Path FIXTURE = Path.of("../fixtures/intake/parquet");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "plain", "gzip", "zstd", "pages"})
    void everyFormGivesTheSameRows(String form) throws IOException {
        ParquetRows rows = ParquetRows.open(FIXTURE.resolve(form + ".parquet"));
        Column whole = rows.column("whole", Kind.WHOLE);
        Column small = rows.column("small", Kind.WHOLE);
        Column real = rows.column("real", Kind.REAL);
        Column half = rows.column("half", Kind.REAL);
        Column flag = rows.column("flag", Kind.FLAG);
        Column text = rows.column("text", Kind.TEXT);
        Column amount = rows.column("amount", Kind.DECIMAL);
        Column words = rows.column("words", Kind.TEXT);
        Column edges = rows.column("inner.edges", Kind.REAL);
        assertEquals(300, rows.rows());
        for (String line : Files.readAllLines(FIXTURE.resolve("rows.json"))) {
            JsonNode expected = JSON.readTree(line);
            assertTrue(rows.next());
            assertEquals(expected.path("whole").isNull(), whole.isNull());
            if (!whole.isNull()) {
                assertEquals(expected.path("whole").asLong(), whole.whole());
            }
            assertEquals(expected.path("small").asLong(), small.whole());
            assertEquals(expected.path("real").isNull(), real.isNull());
            if (!real.isNull()) {
                assertEquals(expected.path("real").asDouble(), real.real());
            }
            assertEquals(expected.path("half").asDouble(), half.real());
            assertEquals(expected.path("flag").isNull(), flag.isNull());
            if (!flag.isNull()) {
                assertEquals(expected.path("flag").asBoolean(), flag.flag());
            }
            assertEquals(expected.path("text").isNull(), text.isNull());
            if (!text.isNull()) {
                assertEquals(expected.path("text").asString(), text.text());
            }
            assertEquals(
                    0,
                    new BigDecimal(expected.path("amount").asString()).compareTo(amount.decimal()));
            assertEquals(
                    expected.path("words").valueStream().map(w -> w.asString()).toList(),
                    words.texts());
            assertArrayEquals(
                    expected.path("inner")
                            .path("edges")
                            .valueStream()
                            .mapToDouble(e -> e.asDouble())
                            .toArray(),
                    edges.reals());
        }
        assertFalse(rows.next());
    }

    @Test
    void aBrokenFileIsSaidToBe(@TempDir Path folder) throws IOException {
        Random random = new Random(3);
        for (String form : List.of("snappy", "zstd", "plain")) {
            byte[] all = Files.readAllBytes(FIXTURE.resolve(form + ".parquet"));
            for (int i = 0; i < 400; i++) {
                byte[] altered = all.clone();
                for (int k = 0; k <= i % 5; k++) {
                    altered[random.nextInt(all.length)] = (byte) random.nextInt();
                }
                Path file = folder.resolve("altered.parquet");
                Files.write(file, altered);
                try {
                    ParquetRows rows = ParquetRows.open(file);
                    Column words = rows.column("words", Kind.TEXT);
                    Column real = rows.column("real", Kind.REAL);
                    while (rows.next()) {
                        assertTrue(words.texts().size() < 100_000);
                        assertTrue(real.isNull() || Double.toString(real.real()).length() > 0);
                    }
                } catch (Broken broken) {
                    assertTrue(String.valueOf(broken.getMessage()).contains("expected"));
                }
            }
        }
    }

    @Test
    void whatIsNoParquetIsSaid(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.parquet"), "PAR1 but no more of it");
        assertThrows(Broken.class, () -> ParquetRows.open(file));
    }
}
