/// The room `sdk`.
@NullMarked
package dev.loupe.sdk;

import org.jspecify.annotations.NullMarked;
