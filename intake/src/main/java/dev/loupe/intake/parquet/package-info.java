/// Room `intake`, the rows of Parquet files.
@NullMarked
package dev.loupe.intake.parquet;

import org.jspecify.annotations.NullMarked;
