/// Offline folders into a store: once, or for as long as they grow.
@NullMarked
package dev.loupe.cli.offline;

import org.jspecify.annotations.NullMarked;
