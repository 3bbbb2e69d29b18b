/// Room `figure`, columns, named: what a figure is drawn from.
@NullMarked
package dev.loupe.figure.data;

import org.jspecify.annotations.NullMarked;
