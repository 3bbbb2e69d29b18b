package dev.loupe.server.embeddings;

/// Vectors, what they are like from their principal components, and what is known of each.
///
/// @param note one sentence for labels that do not fit, empty for none
record Embedding(Vectors vectors, Components components, Labels labels, String note) {}
