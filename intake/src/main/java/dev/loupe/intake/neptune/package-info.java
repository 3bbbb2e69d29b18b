/// Room `intake`, what neptune-exporter saved of Neptune's projects.
@NullMarked
package dev.loupe.intake.neptune;

import org.jspecify.annotations.NullMarked;
