/// The neutral form of neural networks: what every reader makes and everything else is built on.
@NullMarked
package dev.loupe.networks.graph;

import org.jspecify.annotations.NullMarked;
