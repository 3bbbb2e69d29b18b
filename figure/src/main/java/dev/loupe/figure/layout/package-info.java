/// Room `figure`, axes, legends, headings and the room they take.
@NullMarked
package dev.loupe.figure.layout;

import org.jspecify.annotations.NullMarked;
