package dev.loupe.networks.explain;

/// What an operator computes, what matters of it and where it is used: a few sentences.
///
/// @param en in English
/// @param zh in Chinese
public record Explanation(String en, String zh) {}
