package dev.loupe.figure.foreign.carry;

import dev.loupe.figure.spec.Picture;

import java.util.List;

/// Another tool's figure as a spec.
///
/// @param notes one sentence for each thing that could not be carried over
public record Carried(Picture picture, List<String> notes) {}
