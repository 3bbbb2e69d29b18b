/// Reads ncnn's models (github.com/Tencent/ncnn, "param and model file structure").
@NullMarked
package dev.loupe.networks.format.ncnn;

import org.jspecify.annotations.NullMarked;
