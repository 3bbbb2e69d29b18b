/// Room `networks`, the hierarchy of a graph: which module each operator belongs to, and which modules repeat.
@NullMarked
package dev.loupe.networks.scope;

import org.jspecify.annotations.NullMarked;
