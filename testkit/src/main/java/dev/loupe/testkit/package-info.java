/// The room `testkit`.
@NullMarked
package dev.loupe.testkit;

import org.jspecify.annotations.NullMarked;
