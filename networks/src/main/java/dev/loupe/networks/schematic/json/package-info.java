/// Room `networks`, schematics as JSON and as one line of text.
@NullMarked
package dev.loupe.networks.schematic.json;

import org.jspecify.annotations.NullMarked;
