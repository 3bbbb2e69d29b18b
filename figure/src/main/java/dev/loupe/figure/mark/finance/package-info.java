/// Room `figure`, marks of open, high, low and close.
@NullMarked
package dev.loupe.figure.mark.finance;

import org.jspecify.annotations.NullMarked;
