/// Room `figure`, charts of machine learning in one line over plain arrays.
@NullMarked
package dev.loupe.figure.chart;

import org.jspecify.annotations.NullMarked;
