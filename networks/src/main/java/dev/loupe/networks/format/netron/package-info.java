/// Reads Netron's messages in JSON, as its backends for Python write them (github.com/lutzroeder/netron 9.3.3, source/message.js, onnx.py, pytorch.py).
@NullMarked
package dev.loupe.networks.format.netron;

import org.jspecify.annotations.NullMarked;
