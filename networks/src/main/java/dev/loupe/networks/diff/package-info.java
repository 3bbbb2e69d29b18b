/// Room `networks`, what changed from one model to another.
@NullMarked
package dev.loupe.networks.diff;

import org.jspecify.annotations.NullMarked;
