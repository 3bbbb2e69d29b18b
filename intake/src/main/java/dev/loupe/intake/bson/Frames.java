package dev.loupe.intake.bson;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Cuts a collection's bytes into documents.
interface Frames {
    /// MongoDB allows 16 MB; as JSON that is more.
    int LONGEST = 64 << 20;

    /// The bytes of the next document; null where no whole one is left.
    byte @Nullable [] next() throws IOException;

    /// The offset at which the last one began.
    long began();

    /// Whether the collection ends within a document, or might: what was last is not closed.
    boolean cut();
}
