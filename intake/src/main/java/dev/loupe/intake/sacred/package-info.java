/// Room `intake`, folders of Sacred's FileStorageObserver.
@NullMarked
package dev.loupe.intake.sacred;

import org.jspecify.annotations.NullMarked;
