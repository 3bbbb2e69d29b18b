package dev.loupe.networks.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.weights.ManyNumbersTest.Stretches;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/// What is known of blocks before they are decoded, against their elements one by one, which [BlocksTest] holds against the gguf package.
final class BlockSweepTest {
    private static final int BLOCKS = 1500;

    @ParameterizedTest
    @CsvSource({
        "q4_0, 32, 18",
        "q4_1, 32, 20",
        "q5_0, 32, 22",
        "q5_1, 32, 24",
        "iq4_nl, 32, 18",
        "mxfp4, 32, 17",
        "nvfp4, 64, 36",
        "q2_k, 256, 84",
        "q3_k, 256, 110",
        "q4_k, 256, 144",
        "q5_k, 256, 176",
        "q6_k, 256, 210",
        "iq4_xs, 256, 136",
        "tq1_0, 256, 54",
        "tq2_0, 256, 66",
        "iq2_xxs, 256, 66",
        "iq2_xs, 256, 74",
        "iq2_s, 256, 82",
        "iq3_xxs, 256, 98",
        "iq3_s, 256, 110",
        "iq1_s, 256, 50",
        "iq1_m, 256, 56"
    })
    void groupsAreLikeTheirElements(String name, int elements, int bytes) throws IOException {
        DataType type = new DataType(name, elements, bytes);
        byte[] random = new byte[bytes * BLOCKS];
        new Random(7).nextBytes(random);
        agree(type, random);
        byte[] tame = random.clone();
        for (int i = 0; i < tame.length; i++) {
            tame[i] &= 0x3b;
        }
        TensorStats stats = agree(type, tame);
        assertEquals(0, stats.nan() + stats.infinite());
        assertTrue(stats.min() < stats.max() && stats.zeros() < stats.count());
        TensorStats none = agree(type, new byte[bytes * 3]);
        assertEquals(none.count(), none.zeros());
    }

    /// Scales of 1 and leasts of 2 in `q4_1`: codes of 2 are zeros.
    @Test
    void zerosThatAnOffsetMakesAreCounted() throws IOException {
        byte[] block = new byte[20];
        block[1] = 0x3c;
        block[3] = (byte) 0xc0;
        block[4] = 0x22;
        block[5] = 0x12;
        TensorStats stats = agree(new DataType("q4_1", 32, 20), block);
        assertEquals(3, stats.zeros());
        assertEquals(-2, stats.min());
        assertEquals(0, stats.max());
    }

    /// Of `q4_1`, bins one wide from 0 to 64: each number is the edge of two.
    @Test
    void numbersOnEdgesFallWhereTheyDoOneByOne() throws IOException {
        TensorStats stats = agree(new DataType("q4_1", 32, 20), blocks(0x4400, 0, 0x4400, 0x4400));
        assertEquals(0, stats.min());
        assertEquals(64, stats.max());
        assertEquals(2, stats.counts()[0]);
        assertEquals(0, stats.counts()[1]);
        assertEquals(4, stats.counts()[4]);
    }

    /// A group whose level 0 lies 10¹¹ times the range away, all its numbers 0.
    @Test
    void groupsThatBeginFarAwayAreToldApartExactly() throws IOException {
        byte[] blocks = blocks(0x6c00, 0xfb80, 0x0001, 0);
        Arrays.fill(blocks, 4, 20, (byte) 0xff);
        TensorStats stats = agree(new DataType("q4_1", 32, 20), blocks);
        assertEquals(0, stats.min());
        assertEquals(Math.scalb(15.0, -24), stats.max());
        assertEquals(34, stats.counts()[0]);
    }

    /// Two of `q4_1`, each code twice in both.
    private static byte[] blocks(int... scalesAndLeasts) {
        ByteBuffer blocks = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        for (int block = 0; block < 2; block++) {
            blocks.putShort((short) scalesAndLeasts[2 * block]);
            blocks.putShort((short) scalesAndLeasts[2 * block + 1]);
            for (int code = 0; code < 16; code++) {
                blocks.put((byte) (17 * code));
            }
        }
        return blocks.array();
    }

    private static TensorStats agree(DataType type, byte[] bytes) throws IOException {
        long count = (long) bytes.length / type.bytes() * type.elements();
        TensorNumbers numbers =
                TensorNumbers.of(Tensor.mapped("w", type, Shape.of(count), Bytes.of(bytes)));
        TensorStats found = numbers.sweep().orElseThrow();
        ManyNumbersTest.same(TensorStats.of(Stretches.of(numbers)), found);
        return found;
    }
}
