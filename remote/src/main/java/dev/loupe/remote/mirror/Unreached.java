package dev.loupe.remote.mirror;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;

/// Why a server was not reached, in a few words.
public final class Unreached {
    private Unreached() {}

    /// What the innermost cause says, without the advice that libraries add.
    public static String why(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message =
                String.valueOf(root.getMessage())
                        .replaceFirst("(?s)\\s*\\(SDK.*", "")
                        .replaceFirst("(?s)\\R.*", "");
        return switch (root) {
            case UnknownHostException host -> "its server is not known: " + message;
            case ConnectException refused -> "its server does not answer: " + message;
            case SocketTimeoutException late -> "its server does not answer in time: " + message;
            case SSLException tls -> "its server is not trusted: " + message;
            default -> message;
        };
    }
}
