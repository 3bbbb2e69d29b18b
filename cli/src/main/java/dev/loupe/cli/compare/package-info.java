/// What differs between runs, said for programs and for people, and drawn.
@NullMarked
package dev.loupe.cli.compare;

import org.jspecify.annotations.NullMarked;
