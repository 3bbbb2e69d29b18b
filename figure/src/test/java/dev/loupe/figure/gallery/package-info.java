/// The gallery: small functions, each a picture over real data; documentation and visual test at once.
@NullMarked
package dev.loupe.figure.gallery;

import org.jspecify.annotations.NullMarked;
