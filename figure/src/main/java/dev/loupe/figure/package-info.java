/// Room `figure`, the front door: figures in a few lines of Java.
@NullMarked
package dev.loupe.figure;

import org.jspecify.annotations.NullMarked;
