/// Programs that are killed while they write, and the check that nothing acknowledged was lost.
@NullMarked
package dev.loupe.bench.crash;

import org.jspecify.annotations.NullMarked;
