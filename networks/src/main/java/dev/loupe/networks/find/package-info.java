/// Room `networks`, searching in graphs.
@NullMarked
package dev.loupe.networks.find;

import org.jspecify.annotations.NullMarked;
