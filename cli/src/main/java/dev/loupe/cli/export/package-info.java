/// Ways out for series: long tables as CSV, JSON lines and Parquet.
@NullMarked
package dev.loupe.cli.export;

import org.jspecify.annotations.NullMarked;
