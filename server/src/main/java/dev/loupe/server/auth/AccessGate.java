package dev.loupe.server.auth;

import dev.loupe.server.http.HttpServer;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Lets a request through if it is meant for this server, does not come from a foreign page, and brings the access token where one is needed.
///
/// - The Host header must name this server: else a foreign name was pointed at our address (DNS rebinding).
/// - A foreign Origin may not write; JSON needs its content type, which no plain form can send (cross-site posts).
/// - The token comes as bearer, as the password of basic authentication, or as the cookie that the login route sets.
public final class AccessGate implements HttpServer.Gate {
    /// The cookie that keeps a browser logged in.
    public static final String COOKIE = "loupe_token";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; media-src 'self' blob:; frame-src 'self'; object-src 'none';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    private final Set<String> hosts;
    private final boolean anyHost;
    private final @Nullable String token;

    /// @param hosts names by which this server may be called, lower case, without port
    /// @param anyHost whether every name will do, for a server that listens on all addresses and asks for a token
    /// @param token null to ask for none
    public AccessGate(Set<String> hosts, boolean anyHost, @Nullable String token) {
        this.hosts = hosts;
        this.anyHost = anyHost;
        this.token = token;
    }

    @Override
    public void check(Request request) {
        if (request.path().equals("/health")) {
            return;
        }
        String host = host(request.header("host").orElse(""));
        if (!anyHost && !hosts.contains(host)) {
            throw new Problem(
                    403,
                    "This server does not answer to the name '"
                            + host
                            + "'; allow it with --allow-host "
                            + host
                            + ".");
        }
        boolean writes = !READING.contains(request.method());
        Optional<String> origin = request.header("origin").filter(o -> !o.equals("null") || writes);
        if (writes && origin.isPresent() && !sameOrigin(origin.get(), request)) {
            throw new Problem(
                    403, "A page of '" + origin.get() + "' may not write to this server.");
        }
        if (token != null && !request.path().equals("/login") && !authorised(request)) {
            throw new Problem(
                    401,
                    "This server asks for its access token: send it as bearer token or as basic password, or open /login.");
        }
    }

    private boolean sameOrigin(String origin, Request request) {
        int scheme = origin.indexOf("://");
        return scheme > 0
                && origin.substring(scheme + 3).equalsIgnoreCase(request.header("host").orElse(""));
    }

    private static String host(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        int colon =
                name.startsWith("[")
                        ? name.indexOf(':', Math.max(0, name.indexOf(']')))
                        : name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    private boolean authorised(Request request) {
        String given = request.header("authorization").orElse("");
        if (given.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return right(given.substring(7).strip());
        }
        if (given.regionMatches(true, 0, "Basic ", 0, 6)) {
            return right(password(given.substring(6).strip()));
        }
        for (String cookie : request.header("cookie").orElse("").split(";")) {
            String[] pair = cookie.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals(COOKIE) && right(pair[1])) {
                return true;
            }
        }
        return false;
    }

    private static String password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /// Whether it wants a token at all.
    boolean asks() {
        return token != null;
    }

    /// Whether it is the token, in a time that does not depend on how much of it is right.
    public boolean right(String given) {
        return token != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<String, String> headers(Request request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-security-policy", POLICY);
        headers.put("x-content-type-options", "nosniff");
        headers.put("referrer-policy", "no-referrer");
        headers.put("cross-origin-resource-policy", "same-origin");
        return headers;
    }
}
