/// Reads OpenVINO's intermediate representation (docs.openvino.ai, "OpenVINO IR format").
@NullMarked
package dev.loupe.networks.format.openvino;

import org.jspecify.annotations.NullMarked;
