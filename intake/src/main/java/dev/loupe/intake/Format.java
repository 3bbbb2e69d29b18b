package dev.loupe.intake;

import java.io.IOException;

/// One tool's kind of logs.
public interface Format {
    /// The name in `inspect` and `--kind`.
    String name();

    /// Which logs of this kind begin in this folder. Asked again every few seconds while a folder is followed, so it looks at names and at the first bytes only.
    ///
    /// @return [Claim#NONE] for everything else
    Claim claim(Folder folder) throws IOException;
}
