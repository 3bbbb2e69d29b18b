/// Room `figure`, charts: each prepares its numbers, says what scales must cover, and draws shapes.
@NullMarked
package dev.loupe.figure.mark;

import org.jspecify.annotations.NullMarked;
