package dev.loupe.networks.draw;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Values on their way from the block that makes them to those that take them. Equal only to itself.
final class Flow {
    final Block from;
    final List<Integer> values = new ArrayList<>();
    final Set<Block> to = new LinkedHashSet<>();

    /// Those that take it by a stub.
    final Set<Block> cut = new LinkedHashSet<>();

    int value() {
        return values.getFirst();
    }

    Flow(Block from, int value) {
        this.from = from;
        values.add(value);
    }
}
