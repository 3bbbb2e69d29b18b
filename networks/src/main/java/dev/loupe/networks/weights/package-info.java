/// Room `networks`, the numbers in tensors: decoded, counted, drawn.
@NullMarked
package dev.loupe.networks.weights;

import org.jspecify.annotations.NullMarked;
