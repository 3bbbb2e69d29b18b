/// Room `networks`, models that are looked at: found in folders, read once, kept while they are asked about.
@NullMarked
package dev.loupe.networks.open;

import org.jspecify.annotations.NullMarked;
