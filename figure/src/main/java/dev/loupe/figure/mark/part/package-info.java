/// Room `figure`, marks that show parts of a whole: slices, tiles, funnels, gauges.
@NullMarked
package dev.loupe.figure.mark.part;

import org.jspecify.annotations.NullMarked;
