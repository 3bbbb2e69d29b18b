/// Room `server`, routes about embeddings that runs logged: vectors with labels, seen from their principal components, and who is near whom.
@NullMarked
package dev.loupe.server.embeddings;

import org.jspecify.annotations.NullMarked;
