/// Room `networks`, graphs of language models that files hold as weights alone: synthesised from metadata and from names of tensors.
@NullMarked
package dev.loupe.networks.architecture;

import org.jspecify.annotations.NullMarked;
