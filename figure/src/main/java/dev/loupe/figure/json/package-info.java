/// Room `figure`, specs and numbers as JSON: read strictly, written so that what is read again draws the same.
@NullMarked
package dev.loupe.figure.json;

import org.jspecify.annotations.NullMarked;
