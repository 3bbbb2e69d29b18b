package dev.loupe.figure.mark;

import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.Picture;

/// A kind of chart that is made of several figures, such as a pair plot.
public interface Composite {
    Signature signature();

    /// The figures it stands for.
    ///
    /// @param figure whose only layer is `layer`; its heading and scales are taken over
    /// @throws IllegalArgumentException with one sentence if this cannot be drawn
    Picture expand(FigureSpec figure, LayerSpec layer, Options options);
}
