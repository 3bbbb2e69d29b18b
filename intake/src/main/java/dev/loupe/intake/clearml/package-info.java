/// Room `intake`, archives of ClearML's offline tasks.
@NullMarked
package dev.loupe.intake.clearml;

import org.jspecify.annotations.NullMarked;
