package dev.loupe.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request as handlers see it.
///
/// @param method  upper case
/// @param path    as sent, percent-encoded, without the query
/// @param params  what the pattern's `{names}` stand for, decoded
/// @param query   by name; names may repeat
/// @param headers by lower-case name, the first of each
public record Request(
        String method,
        String path,
        Map<String, String> params,
        Map<String, List<String>> query,
        Map<String, String> headers,
        InputStream content) {

    private static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String part : raw.split("&")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = decoded(equals < 0 ? part : part.substring(0, equals), true);
                String value = equals < 0 ? "" : decoded(part.substring(equals + 1), true);
                all.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
        return all;
    }

    /// @param plusIsSpace as in queries, not in paths
    static String decoded(String text, boolean plusIsSpace) {
        if (text.indexOf('%') < 0 && !(plusIsSpace && text.indexOf('+') >= 0)) {
            return text;
        }
        try {
            return URLDecoder.decode(
                    plusIsSpace ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "The address has a broken percent-encoding: '" + text + "'.");
        }
    }

    /// The same with what comes after the `?`.
    ///
    /// @throws Problem 400 if its percent-encoding is broken
    Request asking(String rawQuery) {
        return new Request(method, path, params, query(rawQuery), headers, content);
    }

    /// The same with the fields of the form that it posts (`application/x-www-form-urlencoded`).
    ///
    /// @throws Problem 413 when it is longer than `most` bytes, 400 if its percent-encoding is broken
    public Request form(int most) throws IOException {
        return asking(new String(body(most).readAllBytes(), StandardCharsets.UTF_8));
    }

    Request with(Map<String, String> found) {
        return new Request(method, path, found, query, headers, content);
    }

    /// What `{name}` stands for.
    public String param(String name) {
        String value = params.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no {" + name + "}");
        }
        return value;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public Optional<String> first(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    public List<String> all(String name) {
        return query.getOrDefault(name, List.of());
    }

    /// @throws Problem 400 if it is no whole number within the bounds
    public int number(String name, int otherwise, int least, int most) {
        Optional<String> text = first(name).filter(t -> !t.isEmpty());
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, with what was found.
        }
        throw new Problem(
                400,
                "'"
                        + name
                        + "' must be a whole number from "
                        + least
                        + " to "
                        + most
                        + ", but is '"
                        + text.get()
                        + "'.");
    }

    /// A whole number of 64 bits, if the query has it.
    ///
    /// @throws Problem 400 if it is something else
    public Optional<Long> whole(String name) {
        return first(name).filter(text -> !text.isEmpty()).map(text -> whole(name, text));
    }

    private static long whole(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Problem(400, "'" + name + "' must be a whole number, but is '" + text + "'.");
        }
    }

    /// The body, unzipped if it is gzip, failing past `most` bytes.
    ///
    /// @throws Problem 413 when it is longer, 400 when it says it is gzip and is not; also while it is read
    public InputStream body(long most) {
        boolean zipped =
                header("content-encoding").filter(e -> e.equalsIgnoreCase("gzip")).isPresent();
        try {
            return new LimitedStream(zipped ? ZippedBody.of(content) : content, most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
