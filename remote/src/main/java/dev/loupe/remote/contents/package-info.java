/// Room `remote`, artifacts in object stores: [dev.loupe.remote.contents.Shelf] is what a store must be able to do, [dev.loupe.remote.contents.ShelvedContents] keeps files there by their content.
@NullMarked
package dev.loupe.remote.contents;

import org.jspecify.annotations.NullMarked;
