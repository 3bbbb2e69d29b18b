package dev.loupe.server.http;

/// Routes that share a way to say what went wrong.
public interface Face {
    Router router();

    /// Whether a path belongs here, also when no route answers it.
    boolean owns(String path);

    /// Turns a failure into an answer. @param failure [Problem], or whatever a handler threw
    Response failed(Request request, Throwable failure);
}
