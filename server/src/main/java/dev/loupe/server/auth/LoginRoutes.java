package dev.loupe.server.auth;

import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Where a browser gives the token once, gets a cookie for it, and goes on to the page that was asked for.
///
/// The cookie comes along when another site links here (`SameSite=Lax`), so that an address in a chat opens; what a foreign page may do with
/// it is to read nothing and write nothing, which [AccessGate] sees to.
public final class LoginRoutes {
    private static final int LONGEST = 4_096;
    private static final String NEXT = "next";

    private final AccessGate gate;

    public LoginRoutes(AccessGate gate) {
        this.gate = gate;
    }

    public void addTo(Router router) {
        router.add("GET", "/login", this::ask);
        router.add("POST", "/login", this::take);
    }

    /// Sends a browser to the form, and from there back to the page that it asked for.
    public static Response instead(Request request) {
        StringBuilder page = new StringBuilder(request.path());
        char joint = '?';
        for (Map.Entry<String, List<String>> field : request.query().entrySet()) {
            for (String value : field.getValue()) {
                page.append(joint)
                        .append(encoded(field.getKey()))
                        .append('=')
                        .append(encoded(value));
                joint = '&';
            }
        }
        String login =
                page.toString().equals("/")
                        ? "/login"
                        : "/login?" + NEXT + "=" + encoded(page.toString());
        return to(login, Map.of());
    }

    private Response ask(Request request) {
        String next = own(request.first(NEXT).orElse("/"));
        if (!gate.asks()) {
            return to(next, Map.of());
        }
        return request.first("token")
                .map(token -> enter(request, token, next))
                .orElseGet(() -> LoginPage.ask(request, next));
    }

    private Response take(Request request) throws IOException {
        Request form = request.form(LONGEST);
        return enter(form, form.first("token").orElse(""), own(form.first(NEXT).orElse("/")));
    }

    private Response enter(Request request, String token, String next) {
        if (!gate.right(token.strip())) {
            return LoginPage.wrong(request, next);
        }
        boolean secure = request.header("x-forwarded-proto").orElse("").equalsIgnoreCase("https");
        String cookie =
                AccessGate.COOKIE
                        + "="
                        + token.strip()
                        + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000"
                        + (secure ? "; Secure" : "");
        return to(next, Map.of("set-cookie", cookie));
    }

    private static Response to(String place, Map<String, String> headers) {
        return new Response(303, headers, new Response.Body.Bytes(new byte[0]))
                .header("location", place);
    }

    /// A path of this server; the first page instead of anything that could lead elsewhere.
    private static String own(String next) {
        boolean plain = next.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\');
        return plain && next.startsWith("/") && !next.startsWith("//") ? next : "/";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
