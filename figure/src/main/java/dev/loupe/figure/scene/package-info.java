/// Room `figure`, plain shapes at places, each saying what it stands for.
@NullMarked
package dev.loupe.figure.scene;

import org.jspecify.annotations.NullMarked;
