/// Bytes of other people's files: checked reads, and walkers over the wire forms that many formats share.
@NullMarked
package dev.loupe.core.bytes;

import org.jspecify.annotations.NullMarked;
