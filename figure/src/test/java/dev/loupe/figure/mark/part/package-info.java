/// How parts of a whole are counted out.
@NullMarked
package dev.loupe.figure.mark.part;

import org.jspecify.annotations.NullMarked;
