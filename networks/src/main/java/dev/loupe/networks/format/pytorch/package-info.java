/// PyTorch's files: pickled tensors in zip archives or in a row, and exported programs.
@NullMarked
package dev.loupe.networks.format.pytorch;

import org.jspecify.annotations.NullMarked;
