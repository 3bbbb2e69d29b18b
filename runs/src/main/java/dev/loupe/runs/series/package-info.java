/// Series as columns: the chunk codec, reductions to a viewport, smoothing, alignment, bands. Pure computation.
@NullMarked
package dev.loupe.runs.series;

import org.jspecify.annotations.NullMarked;
