package dev.loupe.networks.schematic.draw;

import java.util.ArrayList;
import java.util.List;

/// Captions in as few rows as they need so that none lies on another.
final class Rows {
    private Rows() {}

    /// The row of each, from 0: the first in which it is `apart` from all before it.
    ///
    /// @param from,to `[n]` where each begins and ends, in order of `from`
    static int[] of(double[] from, double[] to, double apart) {
        List<Double> ends = new ArrayList<>();
        int[] rows = new int[from.length];
        for (int i = 0; i < from.length; i++) {
            int row = 0;
            while (row < ends.size() && ends.get(row) + apart > from[i]) {
                row++;
            }
            if (row == ends.size()) {
                ends.add(to[i]);
            } else {
                ends.set(row, to[i]);
            }
            rows[i] = row;
        }
        return rows;
    }
}
