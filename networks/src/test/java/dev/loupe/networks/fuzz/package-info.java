/// Readers of models under changed files; run by `tools/fuzz`.
@NullMarked
package dev.loupe.networks.fuzz;

import org.jspecify.annotations.NullMarked;
