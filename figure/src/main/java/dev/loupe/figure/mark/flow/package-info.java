/// Room `figure`, marks that show links, paths and spans: Sankey, networks, parallel axes, timelines.
@NullMarked
package dev.loupe.figure.mark.flow;

import org.jspecify.annotations.NullMarked;
