/// Room `figure`, marks on maps: regions and points under a projection.
@NullMarked
package dev.loupe.figure.mark.geo;

import org.jspecify.annotations.NullMarked;
