/// Room `figure`, what to draw, as values that are read and written as JSON.
@NullMarked
package dev.loupe.figure.spec;

import org.jspecify.annotations.NullMarked;
