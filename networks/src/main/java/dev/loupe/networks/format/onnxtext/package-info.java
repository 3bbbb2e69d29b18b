/// Reads ONNX models that are written as text: ONNX's own syntax (onnx/docs/Syntax.md), protobuf's text format and protobuf's JSON. Each is put into the binary message, which
/// [dev.loupe.networks.format.onnx] reads.
@NullMarked
package dev.loupe.networks.format.onnxtext;

import org.jspecify.annotations.NullMarked;
