package dev.loupe.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.sdk.offline.Entry;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

final class UnwrittenTest {
    private final List<String> written = new ArrayList<>();
    private boolean full;
    private final Unwritten unwritten =
            new Unwritten(
                    entry -> {
                        if (full) {
                            throw new IOException("No space left on device");
                        }
                        written.add(entry.kind() + entry.rest().charAt(0));
                    },
                    new Complaints());

    private void add(String kind, char first, int length) {
        unwritten.add(new Entry(kind, first + "x".repeat(length - 1)));
    }

    @Test
    void whatAFullDiskDoesNotTakeIsWrittenInOrderOnceItDoes() {
        add("run", '1', 1);
        assertTrue(unwritten.write());
        full = true;
        add("log", '2', 1);
        assertFalse(unwritten.write());
        add("log", '3', 1);
        assertFalse(unwritten.write());
        full = false;
        add("log", '4', 1);
        assertTrue(unwritten.write());
        assertEquals(List.of("run1", "log2", "log3", "log4"), written);
        assertEquals(0, unwritten.size());
    }

    @Test
    void pastTheBoundTheOldestGoButTheOneThatMakesTheRun() {
        full = true;
        add("run", '1', 10);
        for (char n = '2'; n < '9'; n++) {
            add("log", n, 5 << 20);
            assertFalse(unwritten.write());
        }
        full = false;
        assertTrue(unwritten.write());
        assertEquals(List.of("run1", "log6", "log7", "log8"), written);
    }
}
