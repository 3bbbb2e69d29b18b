package dev.loupe.networks.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import java.util.HexFormat;

/// Against what the gguf package finds in the same blocks (fixtures/networks/make-blocks.py).
final class BlocksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "q4_0", "q4_1", "q5_0", "q5_1", "q8_0", "iq4_nl", "mxfp4", "nvfp4", "q2_k", "q3_k",
                "q4_k", "q5_k", "q6_k", "iq4_xs", "tq1_0", "tq2_0", "iq2_xxs", "iq2_xs", "iq2_s",
                        "iq3_xxs",
                "iq3_s", "iq1_s", "iq1_m"
            })
    void eachElementIsWhatTheGgufPackageFinds(String type) throws IOException {
        JsonNode all =
                JsonMapper.builder()
                        .build()
                        .readTree(Fixtures.file("blocks.json").toFile())
                        .get(type);
        double[] expected = new double[all.get("values").size()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = all.get("values").get(i).doubleValue();
        }
        TensorNumbers numbers =
                numbers(
                        new DataType(
                                type, all.get("elements").intValue(), all.get("size").intValue()),
                        HexFormat.of().parseHex(all.get("bytes").stringValue()),
                        expected.length);
        double[] found = new double[expected.length];
        numbers.read(0, found, found.length);
        double[] part = new double[300];
        numbers.read(33, part, part.length);
        for (int i = 0; i < expected.length; i++) {
            double near = 2e-7 * Math.max(4, Math.abs(expected[i]));
            assertEquals(expected[i], found[i], near, type + " " + i);
            assertEquals(found[i], numbers.at(i));
            if (i >= 33 && i < 33 + part.length) {
                assertEquals(found[i], part[i - 33]);
            }
        }
        assertEquals((float) found[7], Float.parseFloat(numbers.text(7)));
    }

    /// Bytes after a `float32`, or after two `float16`.
    @Test
    void whatPassesBetweenProductsHasBytesAndAScale() throws IOException {
        byte[] eights = new byte[292];
        eights[2] = 0;
        eights[3] = 0x40;
        eights[4] = -3;
        eights[259] = 127;
        TensorNumbers large = numbers(new DataType("q8_k", 256, 292), eights, 256);
        assertEquals(-6, large.at(0));
        assertEquals(254, large.at(255));
        byte[] sums = new byte[36];
        sums[1] = 0x40;
        sums[4] = -3;
        sums[35] = 127;
        TensorNumbers small = numbers(new DataType("q8_1", 32, 36), sums, 32);
        assertEquals(-6, small.at(0));
        assertEquals(254, small.at(31));
    }

    @Test
    void aTypeThatIsNotKnownIsRefusedInASentence() {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> numbers(new DataType("q1_0", 128, 18), new byte[18], 128));
        assertEquals("Elements of type q1_0 cannot be decoded.", refused.getMessage());
    }

    private static TensorNumbers numbers(DataType type, byte[] bytes, int count)
            throws IOException {
        return TensorNumbers.of(Tensor.mapped("w", type, Shape.of(count), Bytes.of(bytes)));
    }
}
