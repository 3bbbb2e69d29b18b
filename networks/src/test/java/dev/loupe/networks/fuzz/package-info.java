/// Readers of models under changed files; run by `tools/fuzz`. A [Trial] says what becomes of one input; [Fuzz] changes inputs by itself, Jazzer does so through [CoverageFuzz].
@NullMarked
package dev.loupe.networks.fuzz;

import org.jspecify.annotations.NullMarked;
