/// Room `figure`, marks that show two columns against each other: cells, contours, hexagons, fits.
@NullMarked
package dev.loupe.figure.mark.grid;

import org.jspecify.annotations.NullMarked;
