/// Reads Keras 2 and 3: `.keras` archives, HDF5 files with and without a configuration, configurations alone.
@NullMarked
package dev.loupe.networks.format.keras;

import org.jspecify.annotations.NullMarked;
