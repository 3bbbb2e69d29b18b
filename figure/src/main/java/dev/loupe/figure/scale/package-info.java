/// Room `figure`, from data to pixels, lengths and colours.
@NullMarked
package dev.loupe.figure.scale;

import org.jspecify.annotations.NullMarked;
