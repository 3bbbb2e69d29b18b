/// Reads the models of TensorFlow.js: graphs of TensorFlow and layers of Keras in JSON, with weights in shards.
@NullMarked
package dev.loupe.networks.format.tfjs;

import org.jspecify.annotations.NullMarked;
