/// ExecuTorch's programs for devices.
@NullMarked
package dev.loupe.networks.format.executorch;

import org.jspecify.annotations.NullMarked;
