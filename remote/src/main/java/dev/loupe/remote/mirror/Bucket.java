package dev.loupe.remote.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// A place that keeps objects under keys. Any number of threads. What fails says why in a few words that follow "cannot be listed" or "cannot be read", and never holds a credential.
public interface Bucket extends AutoCloseable {
    /// Most objects of one page of a listing.
    int PAGE = 1_000;

    /// Tells objects whose keys begin with a prefix, sorted by key.
    ///
    /// @param most   objects; asked for more it still tells no more
    /// @param object told each
    /// @return whether these are all
    boolean list(String prefix, long most, Consumer<StoredObject> object) throws IOException;

    /// The bytes from `from` to the end of that very version.
    ///
    /// @throws java.nio.file.NoSuchFileException if it is gone, or was replaced
    InputStream read(StoredObject object, long from) throws IOException;

    @Override
    void close();
}
