/// What formats with PyTorch's operators share: their formal arguments.
@NullMarked
package dev.loupe.networks.format.aten;

import org.jspecify.annotations.NullMarked;
