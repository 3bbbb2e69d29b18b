/// The MLflow face: MLflow's REST protocol, answered from the store.
@NullMarked
package dev.loupe.server.mlflow;

import org.jspecify.annotations.NullMarked;
