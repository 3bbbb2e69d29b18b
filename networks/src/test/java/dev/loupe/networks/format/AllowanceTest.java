package dev.loupe.networks.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import org.junit.jupiter.api.Test;

class AllowanceTest {
    @Test
    void endsAtFourTimesTheFileAndSomeMore() {
        Allowance allowance = new Allowance(Bytes.of(new byte[1000]));
        allowance.spend(69_000, 0);
        allowance.spend(536, 0);
        Broken broken = assertThrows(Broken.class, () -> allowance.spend(1, 7));
        assertEquals(
                "at byte 7: expected at most 69536 parts in all, found parts told again and again",
                broken.getMessage());
    }
}
