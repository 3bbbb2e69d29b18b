/// Requests, responses and routes; hides the chosen server and knows no product words.
@NullMarked
package dev.loupe.server.http;

import org.jspecify.annotations.NullMarked;
