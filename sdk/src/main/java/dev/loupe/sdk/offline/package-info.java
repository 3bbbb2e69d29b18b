/// Runs in a folder: the append-only format of `docs/offline-format.md`, its writer and its reader.
@NullMarked
package dev.loupe.sdk.offline;

import org.jspecify.annotations.NullMarked;
