/// The contract of the room: what a store of runs can be asked and told. Implementations live in `store`.
@NullMarked
package dev.loupe.runs;

import org.jspecify.annotations.NullMarked;
