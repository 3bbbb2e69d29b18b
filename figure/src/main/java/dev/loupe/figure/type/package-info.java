/// Room `figure`, how wide text is.
@NullMarked
package dev.loupe.figure.type;

import org.jspecify.annotations.NullMarked;
