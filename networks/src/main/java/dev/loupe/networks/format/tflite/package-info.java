/// Reads TensorFlow Lite, now LiteRT (schema.fbs, version 3).
@NullMarked
package dev.loupe.networks.format.tflite;

import org.jspecify.annotations.NullMarked;
