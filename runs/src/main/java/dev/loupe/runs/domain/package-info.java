/// The things a store holds: projects, runs, params, series and their summaries. Values only.
@NullMarked
package dev.loupe.runs.domain;

import org.jspecify.annotations.NullMarked;
