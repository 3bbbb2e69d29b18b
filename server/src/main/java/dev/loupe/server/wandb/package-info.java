/// The part of Weights & Biases' private protocol that its unchanged client needs to log, and its `wandb.Api` to read runs: GraphQL by the names of operations, the stream of a run's lines, uploads of files.
///
/// Source: queries in `wandb-core` of wandb 0.30 and 0.31, and what the client was seen to send.
@NullMarked
package dev.loupe.server.wandb;

import org.jspecify.annotations.NullMarked;
