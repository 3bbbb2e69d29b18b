package dev.loupe.figure.mark.distribution;

import dev.loupe.figure.mark.Mark;

import java.util.List;

/// The marks that show how values are spread.
public final class DistributionMarks {
    public static final List<Mark> ALL = List.of();

    private DistributionMarks() {}
}
