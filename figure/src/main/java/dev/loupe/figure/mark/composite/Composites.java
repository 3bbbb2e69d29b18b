package dev.loupe.figure.mark.composite;

import dev.loupe.figure.mark.Composite;

import java.util.List;

/// The charts that are made of several figures.
public final class Composites {
    public static final List<Composite> ALL =
            List.of(new PairPlot(), new JointPlot(), new ClustermapChart());

    private Composites() {}
}
