package dev.loupe.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class WordingTest {
    @Test
    void valuesStandInTheirPlacesAsTheyAre() {
        Wording wording =
                Wording.of(
                        "expected",
                        "Expected {expected}, found {found}.",
                        "expected",
                        Wording.of("number", "a number after {sign}", "sign", "$1"),
                        "found",
                        "{sign}");
        assertEquals("Expected a number after $1, found {sign}.", wording.text());
    }

    @Test
    void bracesThatNameNothingStay() {
        assertEquals(
                "a context such as {\"subset\":\"val\"} or {x}",
                Wording.of("context", "a context such as {\"subset\":\"val\"} or {x}").text());
    }
}
