/// Reads protobuf's text format (protobuf.dev, "Text Format Language Specification") without a schema.
@NullMarked
package dev.loupe.networks.format.prototext;

import org.jspecify.annotations.NullMarked;
