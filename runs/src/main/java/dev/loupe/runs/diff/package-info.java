/// What changed from one run to another.
@NullMarked
package dev.loupe.runs.diff;

import org.jspecify.annotations.NullMarked;
