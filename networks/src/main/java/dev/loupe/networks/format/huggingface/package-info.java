/// Reads folders of Hugging Face's libraries (huggingface.co/docs, "Models", `save_pretrained`).
@NullMarked
package dev.loupe.networks.format.huggingface;

import org.jspecify.annotations.NullMarked;
