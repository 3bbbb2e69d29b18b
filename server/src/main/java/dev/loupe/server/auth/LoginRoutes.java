package dev.loupe.server.auth;

import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The page where a browser gives the token once, and gets a cookie for it.
public final class LoginRoutes {
    private static final int LONGEST = 4_096;
    private static final String PAGE =
            """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Loupe</title><meta name="viewport" content="width=device-width">
            <style>body{font:14px/20px system-ui;margin:15vh auto;max-width:360px;padding:0 16px;color-scheme:light dark}
            input{font:inherit;padding:6px 8px;width:100%%;box-sizing:border-box;margin:8px 0}button{font:inherit;padding:6px 12px}</style>
            <h1 style="font-size:18px">Access token</h1><p>%s</p>
            <form method="post" action="/login"><label>Token<input name="token" type="password" autofocus autocomplete="current-password"></label>
            <button>Open</button></form></html>
            """;

    private final AccessGate gate;

    public LoginRoutes(AccessGate gate) {
        this.gate = gate;
    }

    public void addTo(Router router) {
        router.add("GET", "/login", this::ask);
        router.add("POST", "/login", this::take);
    }

    private Response ask(Request request) {
        return request.first("token")
                .map(this::enter)
                .orElseGet(() -> page("It was printed when the server first started."));
    }

    private Response take(Request request) throws IOException {
        String form = new String(request.body(LONGEST).readAllBytes(), StandardCharsets.UTF_8);
        for (String part : form.split("&")) {
            if (part.startsWith("token=")) {
                return enter(URLDecoder.decode(part.substring(6), StandardCharsets.UTF_8));
            }
        }
        throw new Problem(400, "The form has no field 'token'.");
    }

    private Response enter(String token) {
        if (!gate.right(token.strip())) {
            return page("This is not the token.").status(401);
        }
        String cookie =
                AccessGate.COOKIE
                        + "="
                        + token.strip()
                        + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000";
        return new Response(
                303,
                Map.of("location", "/", "set-cookie", cookie),
                new Response.Body.Bytes(new byte[0]));
    }

    private static Response page(String sentence) {
        return Response.bytes(
                "text/html; charset=utf-8",
                PAGE.formatted(sentence).getBytes(StandardCharsets.UTF_8));
    }
}
