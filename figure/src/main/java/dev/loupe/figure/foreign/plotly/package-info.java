/// Room `figure`, Plotly figures read into specs.
@NullMarked
package dev.loupe.figure.foreign.plotly;

import org.jspecify.annotations.NullMarked;
