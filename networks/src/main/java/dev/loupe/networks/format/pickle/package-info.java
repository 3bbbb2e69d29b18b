/// Python's pickles, read without running anything.
@NullMarked
package dev.loupe.networks.format.pickle;

import org.jspecify.annotations.NullMarked;
