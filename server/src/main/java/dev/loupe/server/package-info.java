/// The server as one thing to start: faces and pages on one port.
@NullMarked
package dev.loupe.server;

import org.jspecify.annotations.NullMarked;
