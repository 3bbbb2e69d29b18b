package dev.loupe.server.http;

import java.io.IOException;

/// Answers one kind of request.
public interface Handler {
    Response handle(Request request) throws IOException;
}
