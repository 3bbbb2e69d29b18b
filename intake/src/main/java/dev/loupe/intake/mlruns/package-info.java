/// Room `intake`, MLflow's file stores.
@NullMarked
package dev.loupe.intake.mlruns;

import org.jspecify.annotations.NullMarked;
