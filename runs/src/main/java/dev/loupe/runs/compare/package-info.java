/// Runs side by side: groups and their bands.
@NullMarked
package dev.loupe.runs.compare;

import org.jspecify.annotations.NullMarked;
