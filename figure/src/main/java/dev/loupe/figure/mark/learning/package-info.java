/// Room `figure`, marks of machine learning: ROC, calibration, confusion, silhouettes.
@NullMarked
package dev.loupe.figure.mark.learning;

import org.jspecify.annotations.NullMarked;
