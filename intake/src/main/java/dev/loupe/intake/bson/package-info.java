/// Room `intake`, documents of MongoDB as its tools save them.
@NullMarked
package dev.loupe.intake.bson;

import org.jspecify.annotations.NullMarked;
