/// Room `figure`, charts that are made of several figures: pair plots, joint plots, cluster maps.
@NullMarked
package dev.loupe.figure.mark.composite;

import org.jspecify.annotations.NullMarked;
