package dev.loupe.networks.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Paths are those that PyTorch's older exporter writes into the names of operators of the same modules.
class CalledModulesTest {
    @Test
    void keepsTheNumberOfAListWithItsWord() {
        assertEquals(
                "bert/encoder/layer.11/attention/self",
                CalledModules.scope(
                        List.of(
                                "",
                                "bert",
                                "bert.encoder",
                                "bert.encoder.layer.11",
                                "bert.encoder.layer.11.attention",
                                "bert.encoder.layer.11.attention.self")));
    }

    @Test
    void repeatsTheWordWhereTheListWasCalled() {
        assertEquals(
                "features/features.0/features.0.1",
                CalledModules.scope(List.of("features", "features.0", "features.0.1")));
    }

    @Test
    void namesWhatWasCalledFromElsewhereByItsOwnName() {
        assertEquals(
                "decoder/embed", CalledModules.scope(List.of("head", "head.out", "decoder.embed")));
        assertEquals("heads/cls", CalledModules.scope(List.of("heads.cls", "heads.cls")));
        assertEquals("0/0.1", CalledModules.scope(List.of("0", "0.1")));
        assertEquals("", CalledModules.scope(List.of("", "")));
    }
}
