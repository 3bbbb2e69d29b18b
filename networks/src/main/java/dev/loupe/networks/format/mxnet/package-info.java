/// Reads MXNet's symbols and parameters (github.com/apache/mxnet, src/ndarray/ndarray.cc, and NNVM's graph JSON).
@NullMarked
package dev.loupe.networks.format.mxnet;

import org.jspecify.annotations.NullMarked;
