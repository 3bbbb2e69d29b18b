/// Room `figure`, a scene written as SVG, PNG, PDF, HTML or JSON.
@NullMarked
package dev.loupe.figure.out;

import org.jspecify.annotations.NullMarked;
