/// Room `networks`, schematics out of models.
@NullMarked
package dev.loupe.networks.schematic.derive;

import org.jspecify.annotations.NullMarked;
