/// Room `figure`, one figure from spec to scene: scales, margins, axes, legends, facets.
@NullMarked
package dev.loupe.figure.layout;

import org.jspecify.annotations.NullMarked;
