/// The one query language: text to a checked filter, and its evaluation over columns.
@NullMarked
package dev.loupe.runs.query;

import org.jspecify.annotations.NullMarked;
