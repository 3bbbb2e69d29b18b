/// Room `figure`, marks that show how values are spread: histograms, densities, boxes, swarms.
@NullMarked
package dev.loupe.figure.mark.distribution;

import org.jspecify.annotations.NullMarked;
