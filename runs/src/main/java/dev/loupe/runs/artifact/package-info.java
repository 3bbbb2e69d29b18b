/// Files by content.
@NullMarked
package dev.loupe.runs.artifact;

import org.jspecify.annotations.NullMarked;
