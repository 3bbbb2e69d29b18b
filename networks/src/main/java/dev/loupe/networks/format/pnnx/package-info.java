/// Reads PNNX's models (github.com/pnnx/pnnx, "The pnnx.param format").
@NullMarked
package dev.loupe.networks.format.pnnx;

import org.jspecify.annotations.NullMarked;
