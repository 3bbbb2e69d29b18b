/// Reads zip archives where they lie (PKWARE APPNOTE 6.3.10).
@NullMarked
package dev.loupe.networks.format.zip;

import org.jspecify.annotations.NullMarked;
