/// Loupe's own API as a client speaks it (`docs/api.md`).
@NullMarked
package dev.loupe.sdk.wire;

import org.jspecify.annotations.NullMarked;
