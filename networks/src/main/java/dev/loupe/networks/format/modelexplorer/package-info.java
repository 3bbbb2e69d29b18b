/// Reads Model Explorer's graphs in JSON (github.com/google-ai-edge/model-explorer, graph_builder.py and input_graph.ts).
@NullMarked
package dev.loupe.networks.format.modelexplorer;

import org.jspecify.annotations.NullMarked;
