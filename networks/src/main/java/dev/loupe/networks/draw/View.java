package dev.loupe.networks.draw;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// How a graph is looked at.
///
/// @param graph index in the model
/// @param open  paths of the scopes that are open; null for as many as make a good first picture
/// @param flat  without scopes: every operator
/// @param fold  whether repeated scopes are drawn once, "× N"
/// @param cut   whether inputs that many operators share become small labelled stubs instead of long edges
/// @param across from left to right instead of downwards
public record View(
        int graph,
        @Nullable Set<String> open,
        boolean flat,
        boolean fold,
        boolean cut,
        boolean across) {
    /// What is seen first.
    public static final View FIRST = new View(0, null, false, true, true, false);

    /// Every operator of the main graph.
    public static final View FLAT = new View(0, null, true, false, true, false);

    public View graph(int index) {
        return new View(index, open, flat, fold, cut, across);
    }

    public View open(@Nullable Set<String> paths) {
        return new View(graph, paths, flat, fold, cut, across);
    }

    public View across(boolean now) {
        return new View(graph, open, flat, fold, cut, now);
    }

    public View fold(boolean now) {
        return new View(graph, open, flat, now, cut, across);
    }

    public View cut(boolean now) {
        return new View(graph, open, flat, fold, now, across);
    }
}
