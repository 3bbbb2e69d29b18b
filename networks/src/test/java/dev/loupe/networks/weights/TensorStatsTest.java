package dev.loupe.networks.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Tensor;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

final class TensorStatsTest {
    private static TensorNumbers numbers(DataType type, byte[] bytes, long count)
            throws IOException {
        return TensorNumbers.of(Tensor.mapped("w", type, Shape.of(count), Bytes.of(bytes)));
    }

    private static TensorNumbers floats(float... values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return numbers(DataType.FLOAT32, bytes.array(), values.length);
    }

    private static double[] decoded(DataType type, String hex, int count) throws IOException {
        TensorNumbers numbers = numbers(type, HexFormat.of().parseHex(hex), count);
        double[] all = new double[count];
        Arrays.setAll(all, numbers::at);
        return all;
    }

    @Test
    void momentsAreThoseOfTheFiniteNumbers() throws IOException {
        TensorStats stats =
                TensorStats.of(floats(1, 2, 3, 4, Float.NaN, Float.POSITIVE_INFINITY, 0, -0f, 8));
        assertEquals(9, stats.count());
        assertEquals(1, stats.nan());
        assertEquals(1, stats.infinite());
        assertEquals(2, stats.zeros());
        assertEquals(0, stats.min() + 0.0);
        assertEquals(8, stats.max());
        assertEquals(18 / 7.0, stats.mean(), 1e-12);
        assertEquals(Math.sqrt(94 / 7.0 - Math.pow(18 / 7.0, 2)), stats.deviation(), 1e-12);
        assertEquals(Math.sqrt(94), stats.norm(), 1e-12);
        assertEquals(7, Arrays.stream(stats.counts()).sum());
        assertEquals(2, stats.counts()[0]);
        assertEquals(1, stats.counts()[63]);
    }

    @Test
    void nothingCancelsFarFromZero() throws IOException {
        float[] values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1_000_000 + i % 4;
        }
        assertEquals(Math.sqrt(1.25), TensorStats.of(floats(values)).deviation(), 1e-9);
    }

    @Test
    void emptyOneAndOnlyNotFinite() throws IOException {
        assertEquals(0, TensorStats.of(floats()).counts().length);
        TensorStats one = TensorStats.of(floats(5));
        assertEquals(0, one.deviation());
        assertArrayEquals(new long[] {1}, one.counts());
        TensorStats none = TensorStats.of(floats(Float.NaN));
        assertTrue(Double.isNaN(none.mean()));
        assertEquals(1, none.nan());
    }

    /// Expected: `ml_dtypes` 0.5 and NumPy read the same bytes so.
    @Test
    void smallTypesAreDecoded() throws IOException {
        assertArrayEquals(
                new double[] {0, 0.001953125, 1, 448, -0.0, -1.125, -384},
                decoded(DataType.FLOAT8_E4M3FN, "0001387e80b9fc", 7));
        assertArrayEquals(
                new double[] {0, 0x1p-16, 0.5, Double.NaN, -0.0, -0.625, Double.NEGATIVE_INFINITY},
                decoded(DataType.FLOAT8_E5M2, "0001387e80b9fc", 7));
        assertArrayEquals(
                new double[] {0x1p-133, 0.0078125, 1, -5.03125},
                decoded(DataType.BFLOAT16, "0100003c803fa1c0", 4));
        assertArrayEquals(
                new double[] {0x1p-24, 1, 65504}, decoded(DataType.FLOAT16, "0100003cff7b", 3));
        assertArrayEquals(new double[] {1, -8, 7, -1}, decoded(DataType.INT4, "81f7", 4));
        assertArrayEquals(
                new double[] {-1, 18446744073709551615.0},
                new double[] {
                    decoded(DataType.INT64, "ffffffffffffffff", 1)[0],
                    decoded(DataType.UINT64, "ffffffffffffffff", 1)[0]
                });
    }

    @Test
    void whatIsNotThereIsSaid() {
        Tensor shortOne = Tensor.mapped("w", DataType.FLOAT32, Shape.of(3), Bytes.of(new byte[8]));
        assertEquals(
                "The tensor w needs 12 bytes, but only 8 are there.",
                assertThrows(IllegalArgumentException.class, () -> TensorNumbers.of(shortOne))
                        .getMessage());
        Tensor gone =
                new Tensor(
                        "w",
                        DataType.FLOAT32,
                        Shape.of(3),
                        3,
                        new Tensor.Elsewhere(Path.of("nowhere.bin"), 0, 12));
        assertEquals(
                "The tensor's data lie in nowhere.bin, which is not there.",
                assertThrows(IllegalArgumentException.class, () -> TensorNumbers.of(gone))
                        .getMessage());
        Tensor texts = Tensor.mapped("w", DataType.STRING, Shape.of(1), Bytes.of(new byte[8]));
        assertEquals(
                "Elements of type string cannot be decoded.",
                assertThrows(IllegalArgumentException.class, () -> TensorNumbers.of(texts))
                        .getMessage());
    }
}
