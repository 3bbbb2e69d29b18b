/// Loupe's own routes: parse, ask, answer. docs/api.md describes them.
@NullMarked
package dev.loupe.server.api;

import org.jspecify.annotations.NullMarked;
