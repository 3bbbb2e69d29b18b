/// Readers of model files: one package a format, each ends in a [dev.loupe.networks.graph.Model]. Nothing in a file is ever executed, no length is believed before it is checked.
@NullMarked
package dev.loupe.networks.format;

import org.jspecify.annotations.NullMarked;
