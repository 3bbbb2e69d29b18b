/// Neural networks: model files as one neutral form, and what there is to say of them.
@NullMarked
package dev.loupe.networks;

import org.jspecify.annotations.NullMarked;
