package dev.loupe.figure.mark;

/// A kind of chart. It holds nothing; the same one draws all layers of its kind.
///
/// A mark is told its rows (`Layer`), answers what scales must cover and the numbers behind the picture (`Prepared`), and is then
/// given the scales (`Stage`) to draw by. It is prepared once for each panel and may look at the rows of all panels, so that bins
/// and bandwidths agree. Equal input gives equal pictures: no clock, no chance, no files.
public interface Mark {
    Signature signature();

    /// Computes what will be drawn. Rows with missing or infinite values where a place is needed are left out and counted.
    ///
    /// @throws IllegalArgumentException with one sentence if this cannot be drawn at all
    Prepared prepare(Layer layer);
}
