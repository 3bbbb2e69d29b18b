package dev.loupe.core.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// The bytes are drawn by hand after flatbuffers.dev, "FlatBuffer internals".
class FlatTest {
    /// vtable at 8: three fields, the second absent; table at 20: an int at +4, a string offset at +8.
    private static byte[] small() {
        ByteBuffer b = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0, 20);
        b.put(4, "TEST".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        b.putShort(8, (short) 10);
        b.putShort(10, (short) 12);
        b.putShort(12, (short) 4);
        b.putShort(14, (short) 0);
        b.putShort(16, (short) 8);
        b.putInt(20, 12);
        b.putInt(24, -7);
        b.putInt(28, 4);
        b.putInt(32, 2);
        b.put(36, "hi".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return b.array();
    }

    @Test
    void readsFieldsByTheirNumberAndDefaultsWhereTheyAreAbsent() {
        Bytes bytes = Bytes.of(small());
        Flat root = Flat.root(bytes);
        assertTrue(Flat.identified(bytes, "TEST"));
        assertEquals(-7, root.i32(0, 0));
        assertFalse(root.has(1));
        assertEquals(5, root.i32(1, 5));
        assertEquals("hi", root.text(2));
        assertEquals(9, root.i32(3, 9), "a field younger than the file");
        assertEquals(List.of(), root.tables(1));
    }

    @Test
    void refusesLengthsThatTheFileCannotHold() {
        byte[] lying = small();
        ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(32, -1);
        assertThrows(Broken.class, () -> Flat.root(Bytes.of(lying)).text(2));
    }

    @Test
    void refusesEveryCutInsteadOfReadingBeyondIt() {
        byte[] whole = small();
        for (int n = 0; n < 38; n++) {
            byte[] cut = java.util.Arrays.copyOf(whole, n);
            assertThrows(Broken.class, () -> Flat.root(Bytes.of(cut)).text(2), "cut at " + n);
        }
    }
}
