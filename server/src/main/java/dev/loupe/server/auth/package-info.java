/// Who may ask: hosts, origins, the access token.
@NullMarked
package dev.loupe.server.auth;

import org.jspecify.annotations.NullMarked;
