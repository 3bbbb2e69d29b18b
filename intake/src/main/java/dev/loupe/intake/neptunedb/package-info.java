/// Room `intake`, the stores of Neptune's client 3.
@NullMarked
package dev.loupe.intake.neptunedb;

import org.jspecify.annotations.NullMarked;
