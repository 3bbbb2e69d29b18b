/// Reads Core ML's models (apple.github.io/coremltools/mlmodel, Model.proto, NeuralNetwork.proto and MIL.proto of specification version 9).
@NullMarked
package dev.loupe.networks.format.coreml;

import org.jspecify.annotations.NullMarked;
