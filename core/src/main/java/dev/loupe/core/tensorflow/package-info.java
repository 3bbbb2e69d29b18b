/// What TensorFlow's files share: element types and shapes, and checkpoints as named stretches of files.
@NullMarked
package dev.loupe.core.tensorflow;

import org.jspecify.annotations.NullMarked;
