package dev.loupe.figure.spec;

/// Small multiples: one panel for each class of one or two columns.
///
/// @param column whose classes stand side by side; empty for none
/// @param row    whose classes stand below each other; empty for none
/// @param wrap   panels in a line before the next begins, when there is only `column`; 0 to choose by width
/// @param freeX,freeY whether each panel has its own scale
public record FacetSpec(String column, String row, int wrap, boolean freeX, boolean freeY) {
    public static final FacetSpec NONE = new FacetSpec("", "", 0, false, false);

    public boolean none() {
        return column.isEmpty() && row.isEmpty();
    }
}
