/// Room `networks`, gates that a model must pass.
@NullMarked
package dev.loupe.networks.check;

import org.jspecify.annotations.NullMarked;
