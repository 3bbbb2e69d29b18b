/// Runs as MLflow's file store.
@NullMarked
package dev.loupe.cli.export.mlruns;

import org.jspecify.annotations.NullMarked;
