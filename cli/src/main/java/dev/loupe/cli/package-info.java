/// The room `cli`.
@NullMarked
package dev.loupe.cli;

import org.jspecify.annotations.NullMarked;
