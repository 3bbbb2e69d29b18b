/// Room `intake`, archives that Comet's client wrote offline.
@NullMarked
package dev.loupe.intake.comet;

import org.jspecify.annotations.NullMarked;
