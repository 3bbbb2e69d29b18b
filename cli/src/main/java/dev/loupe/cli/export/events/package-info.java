/// Runs as TensorBoard's event files.
@NullMarked
package dev.loupe.cli.export.events;

import org.jspecify.annotations.NullMarked;
