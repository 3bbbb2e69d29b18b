package dev.loupe.runs.domain;

/// What a logged thing is, and so which view shows it. Stored by name.
public enum MediaKind {
    /// `meta`: `{"edges":[n + 1],"counts":[n]}`, the counts may be fractions.
    HISTOGRAM,
    /// A PNG, JPEG, WebP or SVG; boxes, masks and captions in `meta`.
    IMAGE,
    AUDIO,
    /// MP4, WebM or GIF.
    VIDEO,
    /// `meta`: `{"text":"…"}` for short texts, else a file; markdown unless `"format":"plain"`.
    TEXT,
    /// A file `{"columns":[…],"data":[[…],…]}`.
    TABLE,
    HTML,
    /// A Plotly, Vega-Lite or Bokeh figure as JSON; `meta`: `{"library":"plotly"}`.
    FIGURE,
    /// A mesh or point cloud: a file of OBJ, PLY, GLTF, or JSON with vertices, faces, colours.
    MESH,
    /// PDB, SDF, MOL or XYZ.
    MOLECULE,
    /// `meta`: precision–recall counts: `{"tp":[n],"fp":[n],"tn":[n],"fn":[n],"precision":[n],"recall":[n]}` by threshold.
    PR_CURVE,
    /// Vectors with labels: files named in `meta`.
    EMBEDDING,
    /// A network: a GraphDef, an ONNX file, Keras JSON.
    GRAPH,
    /// Anything else that was logged at a step.
    FILE
}
