/// Reads Safetensors: one file, or the index of its shards.
@NullMarked
package dev.loupe.networks.format.safetensors;

import org.jspecify.annotations.NullMarked;
