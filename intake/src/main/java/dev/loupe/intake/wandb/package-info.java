/// Weights & Biases: transaction logs (`run-*.wandb`) read while they grow, and the meaning of its JSON (rows of history, config, media), which the server's live face shares.
///
/// Source: wandb 0.31.0, `wandb_internal.proto`, and logs written by 0.16.6 and 0.31.0.
@NullMarked
package dev.loupe.intake.wandb;

import org.jspecify.annotations.NullMarked;
