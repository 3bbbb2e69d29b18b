/// Room `remote`, Google Cloud Storage.
@NullMarked
package dev.loupe.remote.gcs;

import org.jspecify.annotations.NullMarked;
