/// Reads PaddlePaddle's inference models (github.com/PaddlePaddle/Paddle, paddle/fluid/framework/framework.proto and its JSON of PIR programs).
@NullMarked
package dev.loupe.networks.format.paddle;

import org.jspecify.annotations.NullMarked;
