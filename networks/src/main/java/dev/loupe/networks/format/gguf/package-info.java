/// Reads GGUF versions 2 and 3, with the files that one was split into.
@NullMarked
package dev.loupe.networks.format.gguf;

import org.jspecify.annotations.NullMarked;
