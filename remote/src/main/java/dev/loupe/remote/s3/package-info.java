/// Room `remote`, Amazon S3 and what speaks its protocol.
@NullMarked
package dev.loupe.remote.s3;

import org.jspecify.annotations.NullMarked;
