/// Room `figure`, Vega-Lite specs read into specs.
@NullMarked
package dev.loupe.figure.foreign.vegalite;

import org.jspecify.annotations.NullMarked;
