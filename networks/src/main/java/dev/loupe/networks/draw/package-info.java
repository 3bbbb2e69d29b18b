/// Room `networks`, pictures of graphs: what is seen, where it lies, and its scene.
@NullMarked
package dev.loupe.networks.draw;

import org.jspecify.annotations.NullMarked;
