/// Room `networks`, plans of networks for papers: what is drawn and how, as immutable values that JSON holds (`json`), that are drawn (`draw`), or that come out of a model (`derive`).
@NullMarked
package dev.loupe.networks.schematic;

import org.jspecify.annotations.NullMarked;
