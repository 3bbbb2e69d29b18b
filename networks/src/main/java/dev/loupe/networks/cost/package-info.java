/// Room `networks`, what operators take to run: arithmetic, weights, memory.
@NullMarked
package dev.loupe.networks.cost;

import org.jspecify.annotations.NullMarked;
