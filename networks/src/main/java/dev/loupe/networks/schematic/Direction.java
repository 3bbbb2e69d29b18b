package dev.loupe.networks.schematic;

/// Where a network's output lies as seen from its input.
public enum Direction {
    RIGHT,
    DOWN,
    UP
}
