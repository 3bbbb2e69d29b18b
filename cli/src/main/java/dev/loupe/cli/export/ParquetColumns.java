package dev.loupe.cli.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rows of one row group as columns, and the pages they become.
final class ParquetColumns {
    private static final int TEXTS = 4;
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int RLE_DICTIONARY = 8;
    private static final int DATA_PAGE = 0;
    private static final int DICTIONARY_PAGE = 2;

    private final List<Map<String, Integer>> codes = new ArrayList<>();
    private final int[][] texts;
    private final long[] steps;
    private final double[][] doubles;
    private int size;

    ParquetColumns(int most) {
        texts = new int[TEXTS][most];
        steps = new long[most];
        doubles = new double[2][most];
        for (int column = 0; column < TEXTS; column++) {
            codes.add(new HashMap<>());
        }
    }

    int size() {
        return size;
    }

    int intern(int column, String text) {
        Map<String, Integer> known = codes.get(column);
        return known.computeIfAbsent(text, t -> known.size());
    }

    void add(int[] textCodes, long step, double seconds, double value) {
        for (int column = 0; column < TEXTS; column++) {
            texts[column][size] = textCodes[column];
        }
        steps[size] = step;
        doubles[0][size] = seconds;
        doubles[1][size] = value;
        size++;
    }

    /// The dictionary page with its header; no bytes for a column without dictionary.
    byte[] dictionaryPage(int column) {
        if (column >= TEXTS) {
            return new byte[0];
        }
        String[] words = new String[codes.get(column).size()];
        codes.get(column).forEach((text, code) -> words[code] = text);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            body.writeBytes(littleEndian(4).putInt(bytes.length).array());
            body.writeBytes(bytes);
        }
        Thrift header =
                new Thrift().i32(1, DICTIONARY_PAGE).i32(2, body.size()).i32(3, body.size());
        header.begin(7).i32(1, words.length).i32(2, PLAIN).end();
        return joined(header.finish(), body.toByteArray());
    }

    /// The data page with its header.
    byte[] dataPage(int column) {
        byte[] body = column < TEXTS ? indices(column) : plain(column);
        Thrift header = new Thrift().i32(1, DATA_PAGE).i32(2, body.length).i32(3, body.length);
        header.begin(5)
                .i32(1, size)
                .i32(2, column < TEXTS ? RLE_DICTIONARY : PLAIN)
                .i32(3, RLE)
                .i32(4, RLE)
                .end();
        return joined(header.finish(), body);
    }

    /// A byte with the bit width, then runs: varint(length << 1), value in as few bytes as the width needs (`Encodings.md`, RLE).
    private byte[] indices(int column) {
        int words = codes.get(column).size();
        int width = Math.max(1, 32 - Integer.numberOfLeadingZeros(words - 1));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(width);
        int[] values = texts[column];
        for (int from = 0; from < size; ) {
            int to = from + 1;
            while (to < size && values[to] == values[from]) {
                to++;
            }
            long run = (long) (to - from) << 1;
            while ((run & ~0x7fL) != 0) {
                body.write((int) (run & 0x7f | 0x80));
                run >>>= 7;
            }
            body.write((int) run);
            for (int shift = 0; shift < width; shift += 8) {
                body.write(values[from] >>> shift);
            }
            from = to;
        }
        return body.toByteArray();
    }

    private byte[] plain(int column) {
        ByteBuffer body = littleEndian(Math.multiplyExact(size, 8));
        if (column == TEXTS) {
            body.asLongBuffer().put(steps, 0, size);
        } else {
            body.asDoubleBuffer().put(doubles[column - TEXTS - 1], 0, size);
        }
        return body.array();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] both = new byte[head.length + tail.length];
        System.arraycopy(head, 0, both, 0, head.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }
}
