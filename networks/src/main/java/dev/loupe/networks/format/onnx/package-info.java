/// Reads ONNX (onnx.proto, IR version 14).
@NullMarked
package dev.loupe.networks.format.onnx;

import org.jspecify.annotations.NullMarked;
