/// Room `figure`, marks in three dimensions, projected with what is nearer over what is farther.
@NullMarked
package dev.loupe.figure.mark.space;

import org.jspecify.annotations.NullMarked;
