/// Room `networks`, where boxes and edges go: layered drawings of directed graphs.
@NullMarked
package dev.loupe.networks.layout;

import org.jspecify.annotations.NullMarked;
