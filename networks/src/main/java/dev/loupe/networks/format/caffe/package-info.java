/// Reads Caffe's networks in text and in protobuf (github.com/BVLC/caffe, src/caffe/proto/caffe.proto).
@NullMarked
package dev.loupe.networks.format.caffe;

import org.jspecify.annotations.NullMarked;
