/// Room `remote`, copies of what object stores hold: [dev.loupe.remote.mirror.Bucket] is what one must be able to do, [dev.loupe.remote.mirror.Mirror] keeps the copy.
@NullMarked
package dev.loupe.remote.mirror;

import org.jspecify.annotations.NullMarked;
