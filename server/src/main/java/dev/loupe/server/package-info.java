/// The room `server`.
@NullMarked
package dev.loupe.server;

import org.jspecify.annotations.NullMarked;
