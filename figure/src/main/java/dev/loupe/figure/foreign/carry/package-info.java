/// Room `figure`, what the readers of other tools. specs have in common.
@NullMarked
package dev.loupe.figure.foreign.carry;

import org.jspecify.annotations.NullMarked;
