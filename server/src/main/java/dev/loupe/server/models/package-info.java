/// Room `server`, routes about models: files that were opened, and files of runs.
@NullMarked
package dev.loupe.server.models;

import org.jspecify.annotations.NullMarked;
