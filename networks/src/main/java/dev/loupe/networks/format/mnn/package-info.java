/// Reads MNN's models (github.com/alibaba/MNN, schema/default/MNN.fbs).
@NullMarked
package dev.loupe.networks.format.mnn;

import org.jspecify.annotations.NullMarked;
