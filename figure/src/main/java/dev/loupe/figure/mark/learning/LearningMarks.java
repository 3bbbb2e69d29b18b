package dev.loupe.figure.mark.learning;

import dev.loupe.figure.mark.Mark;

import java.util.List;

/// The marks of machine learning.
public final class LearningMarks {
    public static final List<Mark> ALL = List.of();

    private LearningMarks() {}
}
