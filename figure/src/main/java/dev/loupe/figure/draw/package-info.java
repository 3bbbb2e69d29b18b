/// Room `figure`, the one story from spec to scene: resolve layers, prepare marks, train scales, lay out, draw.
@NullMarked
package dev.loupe.figure.draw;

import org.jspecify.annotations.NullMarked;
