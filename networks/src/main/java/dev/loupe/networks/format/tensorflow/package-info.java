/// Reads TensorFlow: SavedModels, graphs and meta graphs, checkpoints; and the models of TensorFlow.js.
@NullMarked
package dev.loupe.networks.format.tensorflow;

import org.jspecify.annotations.NullMarked;
