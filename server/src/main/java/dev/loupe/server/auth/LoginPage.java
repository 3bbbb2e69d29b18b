package dev.loupe.server.auth;

import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What a browser without the token is shown: one form, in English or Chinese as the browser asks for.
final class LoginPage {
    private static final String PAGE = read();
    private static final Map<String, String> ENGLISH =
            Map.of(
                    "lang", "en",
                    "hint",
                            "This server asks for its access token. It was printed when the server first started, and lies in the file <code>access-token</code> of its store's folder.",
                    "wrong", "This is not the token.",
                    "label", "Access token",
                    "button", "Open");
    private static final Map<String, String> CHINESE =
            Map.of(
                    "lang",
                    "zh-Hans",
                    "hint",
                    "此服务器需要访问令牌。令牌在服务器首次启动时显示，也保存在存储文件夹的 <code>access-token</code> 文件中。",
                    "wrong",
                    "令牌不对。",
                    "label",
                    "访问令牌",
                    "button",
                    "打开");

    private LoginPage() {}

    /// @param next the path that is opened after the token was given
    static Response ask(Request request, String next) {
        Map<String, String> words = words(request);
        return page(words, "<p>" + words.get("hint") + "</p>", next);
    }

    /// @param next the path that is opened after the token was given
    static Response wrong(Request request, String next) {
        Map<String, String> words = words(request);
        return page(words, "<p role=\"alert\">" + words.get("wrong") + "</p>", next).status(401);
    }

    private static Map<String, String> words(Request request) {
        String languages = request.header("accept-language").orElse("").toLowerCase(Locale.ROOT);
        return languages.startsWith("zh") ? CHINESE : ENGLISH;
    }

    private static Response page(Map<String, String> words, String said, String next) {
        String page = PAGE.replace("{said}", said).replace("{next}", escaped(next));
        for (Map.Entry<String, String> word : words.entrySet()) {
            page = page.replace("{" + word.getKey() + "}", word.getValue());
        }
        return Response.bytes("text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace("{", "&#123;");
    }

    private static String read() {
        try (InputStream page = LoginPage.class.getResourceAsStream("login.html")) {
            return new String(
                    Objects.requireNonNull(page, "login.html").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
