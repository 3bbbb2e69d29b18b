/// The store in SQL: SQLite for one machine, PostgreSQL for a team.
@NullMarked
package dev.loupe.runs.store;

import org.jspecify.annotations.NullMarked;
