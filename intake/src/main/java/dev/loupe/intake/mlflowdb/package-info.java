/// Room `intake`, MLflow's databases.
@NullMarked
package dev.loupe.intake.mlflowdb;

import org.jspecify.annotations.NullMarked;
