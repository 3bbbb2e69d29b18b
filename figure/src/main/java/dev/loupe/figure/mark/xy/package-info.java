/// Room `figure`, marks over two axes whose shapes lie where rows are: dots, lines, areas, bars, texts.
@NullMarked
package dev.loupe.figure.mark.xy;

import org.jspecify.annotations.NullMarked;
