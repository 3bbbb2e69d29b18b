/// Room `figure`, pictures made of pixels: as PNG and JPEG files hold them, and as plain numbers.
@NullMarked
package dev.loupe.figure.bitmap;

import org.jspecify.annotations.NullMarked;
