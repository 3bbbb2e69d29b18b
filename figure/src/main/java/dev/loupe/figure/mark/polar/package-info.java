/// Room `figure`, marks about a centre or between corners: radar, wind rose, ternary, arrows.
@NullMarked
package dev.loupe.figure.mark.polar;

import org.jspecify.annotations.NullMarked;
