/// Words shared by all rooms: ids, steps, and what came of reading a file.
@NullMarked
package dev.loupe.core;

import org.jspecify.annotations.NullMarked;
