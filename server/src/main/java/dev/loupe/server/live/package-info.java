/// What changed, pushed to browsers.
@NullMarked
package dev.loupe.server.live;

import org.jspecify.annotations.NullMarked;
