package dev.loupe.networks.format.torchscript;

import dev.loupe.core.bytes.Broken;

/// Bounds what is followed: a few lines of code can call one another so that they never end.
final class Effort {
    private static final int MOST_STEPS = 3_000_000;
    private static final int MOST_NODES = 100_000;
    private static final int DEEPEST = 400;

    private int steps;
    private int nodes;
    private int depth;

    void step(int n) {
        steps += n;
        if (steps > MOST_STEPS) {
            throw new Broken(0, "code of at most " + MOST_STEPS + " steps", "more");
        }
    }

    void node() {
        if (++nodes > MOST_NODES) {
            throw new Broken(0, "at most " + MOST_NODES + " calls of operators", "more");
        }
    }

    /// Goes into an expression, block or function.
    void deeper() {
        step(1);
        if (++depth > DEEPEST) {
            throw new Broken(0, "calls at most " + DEEPEST + " deep", "deeper ones");
        }
    }

    void back() {
        depth--;
    }
}
