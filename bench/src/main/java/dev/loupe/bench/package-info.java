/// The room `bench`.
@NullMarked
package dev.loupe.bench;

import org.jspecify.annotations.NullMarked;
