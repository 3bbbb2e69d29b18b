package dev.loupe.networks.format;

import dev.loupe.core.Reading;
import dev.loupe.networks.graph.Model;

import java.io.IOException;

/// One format of model files.
///
/// A reader looks at the content, not at the file's name, and answers quickly whether it is its own. It throws only when the disk fails; what breaks the format's rules
/// is [Reading.Damaged], or a [Model] with its damage where something could be read.
public interface Format {
    /// The name in `inspect`.
    String name();

    /// @return [Reading.NotThisFormat] within the first few kilobytes for other files
    Reading<Model> read(ModelFile file) throws IOException;
}
