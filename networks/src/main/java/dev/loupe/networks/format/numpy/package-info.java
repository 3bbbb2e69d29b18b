/// Reads NumPy's npy and npz.
@NullMarked
package dev.loupe.networks.format.numpy;

import org.jspecify.annotations.NullMarked;
