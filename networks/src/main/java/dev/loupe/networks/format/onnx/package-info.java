/// Reads ONNX (onnx.proto, IR version 14), and the flatbuffers that ONNX Runtime makes of it.
@NullMarked
package dev.loupe.networks.format.onnx;

import org.jspecify.annotations.NullMarked;
