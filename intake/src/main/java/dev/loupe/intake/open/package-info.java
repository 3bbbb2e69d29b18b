/// Opens what formats find: scans folders, follows logs while they grow, and keeps what they hold in a store.
@NullMarked
package dev.loupe.intake.open;

import org.jspecify.annotations.NullMarked;
