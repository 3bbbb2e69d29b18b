package dev.loupe.runs.store;

import java.util.Arrays;

/// Which place of a table in memory a row of the table `run` has: a hash table without objects. Keys are greater than 0.
final class RunOrdinals {
    private long[] keys = new long[64];
    private int[] places = new int[64];
    private int size;

    /// −1 for a row without a place.
    int of(long row) {
        int at = slot(row);
        return keys[at] == 0 ? -1 : places[at];
    }

    void put(long row, int place) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int at = slot(row);
        if (keys[at] == 0) {
            keys[at] = row;
            size++;
        }
        places[at] = place;
    }

    private int slot(long row) {
        int mask = keys.length - 1;
        int at = (int) (row * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (keys[at] != 0 && keys[at] != row) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] before = keys;
        int[] of = places;
        keys = new long[before.length * 2];
        places = Arrays.copyOf(of, of.length * 2);
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int at = slot(before[i]);
                keys[at] = before[i];
                places[at] = of[i];
            }
        }
    }
}
