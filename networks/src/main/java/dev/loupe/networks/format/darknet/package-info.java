/// Reads Darknet's networks and weights (github.com/AlexeyAB/darknet, src/parser.c).
@NullMarked
package dev.loupe.networks.format.darknet;

import org.jspecify.annotations.NullMarked;
