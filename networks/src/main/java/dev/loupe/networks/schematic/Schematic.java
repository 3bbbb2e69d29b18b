package dev.loupe.networks.schematic;

/// The plan of a network as papers print it: what is drawn, and every choice about how.
///
/// The controls of the first three styles, their ranges and most of their defaults are those of Alexander LeNail's NN-SVG (JOSS 4(33), 2019, 747), so that its users find them again.
/// Colours that are not chosen are the theme's.
public sealed interface Schematic permits Fcnn, Lenet, Alexnet, Transformer, Blocks {
    /// The styles there are.
    enum Style {
        /// Neurons and the edges between them.
        FCNN,
        /// Stacks of feature maps.
        LENET,
        /// Boxes in space.
        ALEXNET,
        /// Attention and feed-forward cards.
        TRANSFORMER,
        /// Cards in chains, branches, residuals, repeats and loops.
        BLOCKS
    }

    Style style();

    /// What all styles have in common.
    Sheet sheet();

    Schematic with(Sheet sheet);
}
