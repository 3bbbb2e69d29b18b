package dev.loupe.remote.s3;

import com.sun.net.httpserver.HttpExchange;

import dev.loupe.remote.mirror.FakeStore;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// An object store that speaks as much of S3 as Loupe asks for.
final class FakeS3 extends FakeStore {
    final FakeS3Writes writes = new FakeS3Writes(this);

    FakeS3() throws IOException {}

    @Override
    protected void answer(HttpExchange exchange) throws IOException {
        String path =
                URLDecoder.decode(
                        exchange.getRequestURI().getRawPath().replace("+", "%2B"),
                        StandardCharsets.UTF_8);
        if (path.equals("/bucket") || path.equals("/bucket/")) {
            list(exchange);
        } else if (path.startsWith("/bucket/")
                && writes.answer(exchange, path.substring("/bucket/".length()))) {
            return;
        } else if (path.startsWith("/bucket/")) {
            String version = exchange.getRequestHeaders().getFirst("If-Match");
            read(exchange, path.substring("/bucket/".length()), version == null ? "" : version);
        } else {
            error(exchange, 404, "NoSuchBucket");
        }
    }

    @Override
    protected void error(HttpExchange exchange, int status, String code) throws IOException {
        send(
                exchange,
                status,
                "<Error><Code>%s</Code><Message>for key AKIDTEST</Message></Error>"
                        .formatted(code));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private void list(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        Page page =
                page(
                        query.getOrDefault("prefix", ""),
                        query.getOrDefault("continuation-token", ""),
                        Integer.parseInt(query.getOrDefault("max-keys", "1000")));
        StringBuilder xml = new StringBuilder("<ListBucketResult>");
        xml.append("<IsTruncated>%s</IsTruncated>".formatted(!page.next().isEmpty()));
        xml.append(
                "<NextContinuationToken>%s</NextContinuationToken>"
                        .formatted(escaped(page.next())));
        for (Kept one : page.objects()) {
            xml.append(
                    "<Contents><Key>%s</Key><LastModified>%s</LastModified><ETag>%s</ETag><Size>%d</Size></Contents>"
                            .formatted(
                                    escaped(one.key()),
                                    one.time(),
                                    one.tag(),
                                    one.content().length));
        }
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        send(exchange, 200, xml.append("</ListBucketResult>").toString());
    }
}
