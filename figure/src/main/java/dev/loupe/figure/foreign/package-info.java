/// Room `figure`, specs of other tools read into Loupe's own.
@NullMarked
package dev.loupe.figure.foreign;

import org.jspecify.annotations.NullMarked;
