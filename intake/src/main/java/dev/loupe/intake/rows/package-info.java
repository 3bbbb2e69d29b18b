/// Room `intake`, logs that are rows: CSV and TSV, JSON lines, the evaluation lines of boosting libraries, and JSON histories.
@NullMarked
package dev.loupe.intake.rows;

import org.jspecify.annotations.NullMarked;
