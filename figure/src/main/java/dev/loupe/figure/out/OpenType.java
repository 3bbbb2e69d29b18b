package dev.loupe.figure.out;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;

/// An OpenType file with cubic outlines made of its tables.
///
/// | part | holds |
/// |---|---|
/// | head of the file | `OTTO`, number of tables, three numbers that help to search |
/// | directory | for each table, by name: name, sum, offset, length |
/// | tables | each from a multiple of four bytes |
///
/// Source: OpenType specification 1.9, "Organization of an OpenType Font" and chapter `head`.
final class OpenType {
    private static final int ENTRY = 16;
    private static final int FILE_SUM = 8;
    private static final int MAGIC_SUM = 0xb1b0afba;

    private OpenType() {}

    /// @param tables by names of four letters; `head` has a sum of 0
    static byte[] file(SortedMap<String, byte[]> tables) {
        int start = 12 + ENTRY * tables.size();
        int length = start + tables.values().stream().mapToInt(t -> padded(t.length)).sum();
        ByteBuffer file = ByteBuffer.allocate(length);
        int power = Integer.highestOneBit(tables.size());
        file.put("OTTO".getBytes(StandardCharsets.US_ASCII)).putShort((short) tables.size());
        file.putShort((short) (ENTRY * power));
        file.putShort((short) Integer.numberOfTrailingZeros(power));
        file.putShort((short) (ENTRY * (tables.size() - power)));
        int at = start;
        int head = 0;
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            byte[] data = table.getValue();
            file.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
            file.put(at, data);
            file.putInt(sum(file, at, padded(data.length))).putInt(at).putInt(data.length);
            head = table.getKey().equals("head") ? at : head;
            at += padded(data.length);
        }
        file.putInt(head + FILE_SUM, MAGIC_SUM - sum(file, 0, length));
        return file.array();
    }

    private static int padded(int length) {
        return length + 3 & ~3;
    }

    private static int sum(ByteBuffer file, int from, int length) {
        int sum = 0;
        for (int at = from; at < from + length; at += 4) {
            sum += file.getInt(at);
        }
        return sum;
    }
}
