/// Room `networks`, types and shapes of values that a file does not tell, from operators and what goes into them.
@NullMarked
package dev.loupe.networks.infer;

import org.jspecify.annotations.NullMarked;
