/// Room `networks`, what operators compute, in a few sentences of our own.
@NullMarked
package dev.loupe.networks.explain;

import org.jspecify.annotations.NullMarked;
