/// Reads what models need of HDF5 (HDF5 File Format Specification, version 3.0): groups, attributes, datasets by reference into the mapped file.
@NullMarked
package dev.loupe.networks.format.hdf5;

import org.jspecify.annotations.NullMarked;
