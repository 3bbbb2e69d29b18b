package dev.loupe.networks.infer;

/// How the outputs of one kind of operator follow from its inputs and attributes. It may end early with [NotKnown].
@FunctionalInterface
interface Rule {
    void apply(Call call);
}
