package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.server.auth.AccessToken;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// Who is let through.
final class AccessTest extends ServerUnderTest {
    @Override
    Server.Config config() {
        return new Server.Config(
                store(),
                "127.0.0.1",
                0,
                "secret-token",
                Set.of("tracker.lan"),
                "test",
                "",
                false,
                java.util.List.of());
    }

    @Test
    void healthIsOpenAndEverythingElseNeedsTheToken() {
        assertEquals("OK", get("/health").text());
        Answer answer = get("/api/v1/projects");
        assertEquals(401, answer.status());
        assertTrue(
                answer.whole()
                        .headers()
                        .firstValue("www-authenticate")
                        .orElse("")
                        .startsWith("Bearer"));
        assertEquals(
                "UNAUTHENTICATED",
                get("/api/2.0/mlflow/experiments/get?experiment_id=0")
                        .json()
                        .get("error_code")
                        .stringValue());
    }

    @Test
    void theTokenComesAsBearerOrBasicPasswordOrCookie() {
        String basic =
                Base64.getEncoder()
                        .encodeToString("anyone:secret-token".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                200,
                send(request("/api/v1/projects").header("authorization", "Bearer secret-token"))
                        .status());
        assertEquals(
                200,
                send(request("/api/v1/projects").header("authorization", "Basic " + basic))
                        .status());
        assertEquals(
                200,
                send(request("/api/v1/projects").header("cookie", "a=b; loupe_token=secret-token"))
                        .status());
        assertEquals(
                401,
                send(request("/api/v1/projects").header("authorization", "Bearer secret-toke"))
                        .status());
        Answer login = send(request("/login?token=secret-token"));
        assertEquals(303, login.status());
        assertTrue(
                login.whole().headers().firstValue("set-cookie").orElse("").contains("HttpOnly"));
    }

    @Test
    void aBrowserIsAskedForTheTokenAndThenShownWhatItWanted() {
        Answer asked =
                send(
                        request("/projects/1?group=%5B%22params.a+b%22%5D")
                                .header("accept", "text/html"));
        assertEquals(303, asked.status());
        String login = header(asked, "location");
        assertEquals(
                "/login?next=%2Fprojects%2F1%3Fgroup%3D%255B%2522params.a%2Bb%2522%255D", login);
        Answer form = send(request(login));
        assertTrue(
                form.text().contains("value=\"/projects/1?group=%5B%22params.a+b%22%5D\""),
                form.text());
        Answer entered = send(request(login + "&token=secret-token"));
        assertEquals("/projects/1?group=%5B%22params.a+b%22%5D", header(entered, "location"));
        assertTrue(header(entered, "set-cookie").contains("HttpOnly; SameSite=Lax"));
        assertTrue(
                header(
                                send(
                                        request(login + "&token=secret-token")
                                                .header("x-forwarded-proto", "https")),
                                "set-cookie")
                        .endsWith("; Secure"));
        assertEquals(401, send(request("/login?token=secret-toke")).status());
        assertTrue(
                send(request("/login").header("accept-language", "zh-CN,zh;q=0.9"))
                        .text()
                        .contains("访问令牌"));
    }

    @Test
    void theTokenIsNoWayToAnotherSite() {
        for (String next :
                List.of(
                        "//evil.example",
                        "https://evil.example",
                        "/%5Cevil.example",
                        "/a%0D%0Aset-cookie:x",
                        "javascript:alert(1)")) {
            assertEquals(
                    "/",
                    header(send(request("/login?token=secret-token&next=" + next)), "location"),
                    next);
        }
        assertTrue(
                send(request("/login?next=/%22%3E%3Cscript%3E"))
                        .text()
                        .contains("value=\"/&quot;>&lt;script>\""));
    }

    private static String header(Answer answer, String name) {
        return answer.whole().headers().firstValue(name).orElse("");
    }

    @Test
    void aForeignHostNameIsRefused() throws IOException {
        assertTrue(
                raw("GET /api/v1/projects HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer secret-token\r\n")
                        .startsWith("HTTP/1.1 403"));
        assertTrue(
                raw("GET /api/v1/projects HTTP/1.1\r\nHost: tracker.lan:80\r\nAuthorization: Bearer secret-token\r\n")
                        .startsWith("HTTP/1.1 200"));
        assertTrue(
                raw("GET /health HTTP/1.1\r\nHost: evil.example\r\n").startsWith("HTTP/1.1 200"));
    }

    @Test
    void aPageOfAnotherSiteMayNotWrite() throws IOException {
        String post =
                "POST /api/v1/projects HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer secret-token\r\nContent-Type: application/json\r\nContent-Length: 12\r\n";
        assertTrue(
                raw(post + "Origin: http://evil.example\r\n", "{\"name\":\"x\"}")
                        .startsWith("HTTP/1.1 403"));
        assertTrue(
                raw(post + "Origin: http://127.0.0.1\r\n", "{\"name\":\"x\"}")
                        .startsWith("HTTP/1.1 201"));
        assertTrue(
                raw("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://evil.example\r\n")
                                .toLowerCase(java.util.Locale.ROOT)
                                .indexOf("access-control")
                        < 0);
    }

    @Test
    void theTokenFileIsItsOwnersAndAnEmptyOneIsNoToken() throws IOException {
        Path file = folder.resolve("home").resolve("access-token");
        String token = AccessToken.keptIn(file);
        assertEquals(40, token.length());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(token, AccessToken.keptIn(file));
        Files.writeString(file, "\n");
        String other = AccessToken.keptIn(file);
        assertEquals(40, other.length());
        assertNotEquals(token, other);
        assertEquals(
                401, send(request("/api/v1/projects").header("authorization", "Bearer ")).status());
    }

    @Test
    void everyAnswerSaysWhatItsPageMayDoAndNoneOpensItToOtherSites() {
        for (String path :
                List.of(
                        "/",
                        "/login",
                        "/api/v1/projects",
                        "/api/2.0/mlflow/runs/get",
                        "/nothing")) {
            var headers =
                    send(request(path)
                                    .header("authorization", "Bearer secret-token")
                                    .header("origin", "http://evil.example"))
                            .whole()
                            .headers();
            String policy = headers.firstValue("content-security-policy").orElse("");
            assertTrue(policy.startsWith("default-src 'self';"), path + ": " + policy);
            assertTrue(policy.indexOf("unsafe-eval") < 0 && policy.indexOf('*') < 0, policy);
            assertEquals("nosniff", headers.firstValue("x-content-type-options").orElse(""), path);
            assertTrue(headers.firstValue("access-control-allow-origin").isEmpty(), path);
        }
    }

    private String raw(String head) throws IOException {
        return raw(head, "");
    }

    private String raw(String head, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server().port())) {
            socket.getOutputStream()
                    .write(
                            (head + "Connection: close\r\n\r\n" + body)
                                    .getBytes(StandardCharsets.UTF_8));
            socket.setSoTimeout(5_000);
            InputStream in = socket.getInputStream();
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf("\r\n\r\n") < 0) {
                answer.append((char) in.read());
            }
            return answer.toString();
        }
    }
}
