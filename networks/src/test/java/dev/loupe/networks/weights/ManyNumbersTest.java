package dev.loupe.networks.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.graph.Tensor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/// Against what NumPy found in long tensors (fixtures/networks/make-stats.py).
final class ManyNumbersTest {
    private static final List<DataType> BLOCKS =
            List.of(
                    new DataType("q8_0", 32, 34),
                    new DataType("q4_0", 32, 18),
                    new DataType("q5_0", 32, 22),
                    new DataType("iq4_nl", 32, 18));

    private static long bits(long i) {
        return i * i * 2654435761L >>> 13;
    }

    private static Bytes bytes(String type, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        int width = DataType.named(type).orElseThrow().bytes();
        for (int i = 0; i < count; i++) {
            switch (type) {
                case "float32" -> bytes.putFloat((float) ((int) bits(i) * 0x1p-29));
                case "bfloat16" -> bytes.putShort((short) (bits(i) & 0x87ff | 0x3800));
                case "int32" -> bytes.putInt((int) bits(i));
                case String half when half.endsWith("int4") -> {
                    byte both = (byte) ((bits(i) & 15) | (bits(i + 1) & 15) << 4);
                    bytes.put(i + 1 < count ? both : (byte) (bits(i) & 15));
                    i++;
                }
                default -> {
                    if (width == 2) {
                        bytes.putShort((short) bits(i));
                    } else {
                        bytes.put((byte) bits(i));
                    }
                }
            }
        }
        if (type.equals("float32")) {
            float[] last = {
                Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0, -0f, Float.NaN
            };
            for (int k = 0; k < last.length; k++) {
                bytes.putFloat(4 * (count - last.length + k), last[k]);
            }
        }
        return Bytes.of(bytes.array());
    }

    private static TensorNumbers numbers(String type, long count, Bytes bytes) throws IOException {
        return TensorNumbers.of(
                Tensor.mapped("w", DataType.named(type).orElseThrow(), Shape.of(count), bytes));
    }

    static void same(TensorStats one, TensorStats other) {
        assertEquals(one.count(), other.count());
        assertEquals(one.nan(), other.nan());
        assertEquals(one.infinite(), other.infinite());
        assertEquals(one.zeros(), other.zeros());
        assertEquals(one.min(), other.min());
        assertEquals(one.max(), other.max());
        near(one.mean(), other.mean(), one.deviation());
        near(one.deviation(), other.deviation(), one.deviation());
        near(one.norm(), other.norm(), one.norm());
        assertArrayEquals(one.counts(), other.counts());
    }

    private static void near(double expected, double found, double scale) {
        assertEquals(expected, found, 1e-12 * scale);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "float16",
                "bfloat16",
                "float8_e4m3fn",
                "float8_e5m2",
                "int16",
                "uint16",
                "int8",
                "uint8",
                "int4",
                "uint4",
                "float32",
                "int32"
            })
    void numbersAreAsNumpyFindsThem(String type) throws IOException {
        JsonNode all = JsonMapper.builder().build().readTree(Fixtures.file("stats.json").toFile());
        int count = all.get("count").intValue();
        JsonNode found = all.get("tensors").get(type);
        TensorStats expected =
                new TensorStats(
                        count,
                        found.get("nan").longValue(),
                        found.get("infinite").longValue(),
                        found.get("zeros").longValue(),
                        found.get("min").doubleValue(),
                        found.get("max").doubleValue(),
                        found.get("mean").doubleValue(),
                        found.get("deviation").doubleValue(),
                        found.get("norm").doubleValue(),
                        found.get("counts").valueStream().mapToLong(JsonNode::longValue).toArray());
        TensorNumbers numbers = numbers(type, count, bytes(type, count));
        same(expected, TensorStats.of(numbers));
        same(expected, TensorStats.of(Stretches.of(numbers)));
    }

    /// The same numbers, given in stretches, so that no pattern can be counted.
    record Stretches(TensorNumbers numbers, long count) implements Values {
        static Values of(TensorNumbers numbers) {
            return new Stretches(numbers, numbers.count());
        }

        @Override
        public void read(long from, double[] into, int n) {
            numbers.read(from, into, n);
        }
    }

    @Test
    void quantsAreReadInStretchesAsOneByOne() throws IOException {
        byte[] random = new byte[34 * 40];
        new Random(3).nextBytes(random);
        for (DataType type : BLOCKS.subList(0, 2)) {
            int count = 32 * 40;
            TensorNumbers numbers =
                    TensorNumbers.of(Tensor.mapped("w", type, Shape.of(count), Bytes.of(random)));
            for (int from : new int[] {0, 1, 31, 32, 77}) {
                double[] some = new double[300];
                numbers.read(from, some, some.length);
                for (int i = 0; i < some.length; i++) {
                    assertEquals(quant(type, random, from + i), some[i]);
                    assertEquals(some[i], numbers.at(from + i));
                }
            }
        }
    }

    @Test
    void quantsInBlocksAreCountedAsTheyAreRead() throws IOException {
        for (DataType type : BLOCKS) {
            byte[] random = blocks(type, 1 << 18, block -> 1e-5f * (block % 1001) - 0.004f);
            random[type.bytes() * 5 + 1] = 0x7c;
            random[type.bytes() * 9 + 1] = (byte) 0xfe;
            TensorNumbers numbers = numbers(type, random);
            TensorStats read = TensorStats.of(Stretches.of(numbers));
            assertTrue(numbers.patterns().isPresent(), "counted");
            assertTrue(read.nan() + read.infinite() > 32, "both blocks are not finite");
            same(read, TensorStats.of(numbers));
            Outliers far = Outliers.of(numbers, read, 2, 5);
            Outliers none = Outliers.of(numbers, read, 50, 5);
            assertTrue(far.count() > 0 && none.count() == 0);
            assertEquals(none.bad(), far.bad());
        }
    }

    @Test
    void manyBlocksOfOneScaleAndTooManyScales() throws IOException {
        for (DataType type : BLOCKS) {
            byte[] alike = blocks(type, 1 << 18, block -> 0.01f);
            for (int block = 0; block < 1 << 17; block++) {
                Arrays.fill(alike, block * type.bytes() + 2, (block + 1) * type.bytes(), (byte) 33);
            }
            same(
                    TensorStats.of(Stretches.of(numbers(type, alike))),
                    TensorStats.of(numbers(type, alike)));
            byte[] many =
                    blocks(type, 1 << 18, block -> Float.float16ToFloat((short) (block % 30_000)));
            TensorNumbers numbers = numbers(type, many);
            assertTrue(numbers.patterns().isEmpty(), "more scales than weights have");
            same(TensorStats.of(Stretches.of(numbers)), TensorStats.of(numbers));
        }
    }

    private static byte[] blocks(DataType type, int count, IntToDoubleFunction scales) {
        byte[] random = new byte[type.bytes() * count];
        new Random(5).nextBytes(random);
        for (int block = 0; block < count; block++) {
            short scale = Float.floatToFloat16((float) scales.applyAsDouble(block));
            random[block * type.bytes()] = (byte) scale;
            random[block * type.bytes() + 1] = (byte) (scale >> 8);
        }
        return random;
    }

    private static TensorNumbers numbers(DataType type, byte[] blocks) throws IOException {
        Shape shape = Shape.of(32L * blocks.length / type.bytes());
        return TensorNumbers.of(Tensor.mapped("w", type, shape, Bytes.of(blocks)));
    }

    /// `d * q`, as `dequantize_row_q8_0` and `dequantize_row_q4_0` of ggml-quants.c put it.
    private static double quant(DataType type, byte[] bytes, int index) {
        int at = index / 32 * type.bytes();
        float d = Float.float16ToFloat((short) (bytes[at] & 0xff | bytes[at + 1] << 8));
        int k = index % 32;
        int q =
                type.bytes() == 34
                        ? bytes[at + 2 + k]
                        : (k < 16 ? bytes[at + 2 + k] & 15 : (bytes[at + 2 + k - 16] & 0xff) >> 4)
                                - 8;
        return (double) d * q;
    }
}
