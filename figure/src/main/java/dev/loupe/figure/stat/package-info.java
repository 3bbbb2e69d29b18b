/// Room `figure`, statistics behind charts: pure functions over arrays.
@NullMarked
package dev.loupe.figure.stat;

import org.jspecify.annotations.NullMarked;
