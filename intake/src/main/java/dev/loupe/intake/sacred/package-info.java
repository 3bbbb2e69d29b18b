/// Room `intake`, folders of Sacred's FileStorageObserver and what was saved of its MongoObserver's database.
@NullMarked
package dev.loupe.intake.sacred;

import org.jspecify.annotations.NullMarked;
