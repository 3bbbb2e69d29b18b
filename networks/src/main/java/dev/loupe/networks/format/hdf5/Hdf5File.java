package dev.loupe.networks.format.hdf5;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Model;

import org.jspecify.annotations.Nullable;

/// All that a file holds, from its root.
///
/// @param damage the first place that could not be read; it is left out of the groups
public record Hdf5File(Hdf5Object.Group root, Model.@Nullable Damage damage) {
    /// Whether the bytes look like HDF5.
    public static boolean begins(Bytes bytes) {
        return Hdf5Layout.begin(bytes) >= 0;
    }

    /// Reads names, types and attributes; elements stay where they are.
    ///
    /// @throws Broken if the superblock or the root group cannot be read
    public static Hdf5File read(Bytes bytes) {
        long begin = Hdf5Layout.begin(bytes);
        if (begin < 0) {
            throw new Broken(bytes.start(), "an HDF5 superblock", "something else");
        }
        Hdf5Reader reader = new Hdf5Reader(Hdf5Layout.read(bytes, begin));
        Hdf5Object.Group root = reader.root();
        return new Hdf5File(root, reader.damage);
    }
}
