package dev.loupe.networks.format.hdf5;

import java.util.List;

/// A small array that is attached to a group or dataset. Texts and whole numbers are read, of others the type is told.
///
/// @param texts its elements as text, in order; empty for types that are not read
public record Hdf5Attribute(String type, List<String> texts) {
    public Hdf5Attribute {
        texts = List.copyOf(texts);
    }
}
