/// Layers of formats that name layers instead of operators, in terms that they share: what shapes and costs follow from.
@NullMarked
package dev.loupe.networks.layer;

import org.jspecify.annotations.NullMarked;
