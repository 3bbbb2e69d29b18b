/// Room `networks`, schematics as scenes.
@NullMarked
package dev.loupe.networks.schematic.draw;

import org.jspecify.annotations.NullMarked;
