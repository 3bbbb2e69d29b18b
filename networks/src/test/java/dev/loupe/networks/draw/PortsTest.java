package dev.loupe.networks.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

final class PortsTest {
    private static List<String> said(List<String> names) {
        return Ports.of(IntStream.range(0, names.size()).boxed().toList(), names::get, true)
                .stream()
                .map(port -> port.name() + " " + port.values().size())
                .toList();
    }

    @Test
    void fewAreSeenOneByOne() {
        assertEquals(List.of("x1 1", "x2 1"), said(List.of("x1", "x2")));
    }

    @Test
    void manyAreGatheredByTheNumbersThatDiffer() {
        List<String> names = new ArrayList<>(List.of("ids"));
        for (int layer = 0; layer < 5; layer++) {
            names.add("v2.past." + layer + ".key");
            names.add("v2.past." + layer + ".value");
        }
        assertEquals(List.of("ids 1", "v2.past.*.key 5", "v2.past.*.value 5"), said(names));
    }

    @Test
    void namesOfTheirOwnKeepThemAndAfterSevenComeTheOthers() {
        List<String> names =
                IntStream.range(0, 12).mapToObj(i -> "conv2d_" + (char) ('a' + i)).toList();
        assertEquals(
                List.of(
                        "conv2d_a 1",
                        "conv2d_b 1",
                        "conv2d_c 1",
                        "conv2d_d 1",
                        "conv2d_e 1",
                        "conv2d_f 1",
                        "conv2d_g 1",
                        "… 5"),
                said(names));
    }
}
