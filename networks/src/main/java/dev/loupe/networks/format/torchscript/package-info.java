/// TorchScript: the code and the attributes of a PyTorch module in one archive. The code is read and followed symbolically, never run.
@NullMarked
package dev.loupe.networks.format.torchscript;

import org.jspecify.annotations.NullMarked;
