package dev.loupe.server.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Users' files on their way to a browser: never a page of this server's own.
public final class Files {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("htm", "text/html; charset=utf-8"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("json", "application/json"),
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("csv", "text/csv; charset=utf-8"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("log", "text/plain; charset=utf-8"),
                    Map.entry("md", "text/plain; charset=utf-8"),
                    Map.entry("yaml", "text/plain; charset=utf-8"),
                    Map.entry("yml", "text/plain; charset=utf-8"),
                    Map.entry("py", "text/plain; charset=utf-8"),
                    Map.entry("mp4", "video/mp4"),
                    Map.entry("webm", "video/webm"),
                    Map.entry("wav", "audio/wav"),
                    Map.entry("mp3", "audio/mpeg"),
                    Map.entry("ogg", "audio/ogg"),
                    Map.entry("flac", "audio/flac"),
                    Map.entry("m4a", "audio/mp4"),
                    Map.entry("obj", "text/plain; charset=utf-8"),
                    Map.entry("pdb", "text/plain; charset=utf-8"),
                    Map.entry("sdf", "text/plain; charset=utf-8"),
                    Map.entry("mol", "text/plain; charset=utf-8"),
                    Map.entry("mol2", "text/plain; charset=utf-8"),
                    Map.entry("xyz", "text/plain; charset=utf-8"),
                    Map.entry("gltf", "application/json"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("ico", "image/x-icon"));

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    private Files() {}

    /// The content type by the name's ending; bytes without meaning if it is not known.
    public static String type(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String last = ending.equals(name.toLowerCase(Locale.ROOT)) ? "" : ending;
        return last.isEmpty() && name.equals("MLmodel")
                ? "text/plain; charset=utf-8"
                : TYPES.getOrDefault(last, "application/octet-stream");
    }

    /// A logged file, whatever it holds: shown in a sandbox that has no origin and no network. A report's own scripts may draw in it; they reach nothing else.
    public static Response answer(String path, InputStream in) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String type = type(path);
        boolean shown = !type.equals("application/octet-stream");
        String encoded =
                java.net.URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return Response.stream(type, in)
                .header(
                        "content-disposition",
                        (shown ? "inline" : "attachment") + "; filename*=UTF-8''" + encoded)
                .header(
                        "content-security-policy",
                        "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; media-src data: blob:; frame-ancestors 'self'")
                .header("cache-control", "private, no-cache");
    }

    /// The same, or the part of it that the header `range` asks for: one range of bytes, as RFC 9110, section 14, has it. Another unit or several ranges
    /// are answered by the whole.
    ///
    /// @param bytes how long it is
    /// @throws Problem 416 for a range that begins behind the end
    public static Response answer(Request request, String path, InputStream in, long bytes) {
        Response whole = answer(path, in).header("accept-ranges", "bytes");
        Matcher asked = RANGE.matcher(request.header("range").orElse(""));
        if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
            return whole;
        }
        boolean tail = asked.group(1).isEmpty();
        long from = tail ? Math.max(0, bytes - number(asked.group(2))) : number(asked.group(1));
        long to =
                tail || asked.group(2).isEmpty()
                        ? bytes - 1
                        : Math.min(bytes - 1, number(asked.group(2)));
        if (from > to) {
            throw new Problem(
                    416,
                    "'range' must begin within the file's "
                            + bytes
                            + " bytes, but is '"
                            + asked.group()
                            + "'.");
        }
        Response part =
                Response.stream(
                        type(path),
                        out -> {
                            try (in) {
                                in.skipNBytes(from);
                                copy(in, out, to - from + 1);
                            }
                        });
        return new Response(206, whole.headers(), part.body())
                .header("content-range", "bytes " + from + "-" + to + "/" + bytes);
    }

    private static long number(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    private static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
        byte[] part = new byte[1 << 16];
        for (long left = bytes; left > 0; ) {
            int n = in.read(part, 0, (int) Math.min(part.length, left));
            if (n < 0) {
                throw new EOFException("The file ends " + left + " bytes before its part.");
            }
            out.write(part, 0, n);
            left -= n;
        }
    }
}
