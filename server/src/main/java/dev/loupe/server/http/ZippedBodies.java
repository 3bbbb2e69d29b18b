package dev.loupe.server.http;

import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncoding;
import io.helidon.http.encoding.ContentEncodingContext;

import java.util.Set;

/// Tells the web server that bodies in gzip are welcome, and hands them over as they came: [Request] unzips them under its limits.
final class ZippedBodies implements ContentEncoding {
    static ContentEncodingContext welcome() {
        return ContentEncodingContext.builder()
                .contentEncodingsDiscoverServices(false)
                .addContentEncoding(new ZippedBodies())
                .build();
    }

    @Override
    public Set<String> ids() {
        return Set.of("gzip");
    }

    @Override
    public boolean supportsEncoding() {
        return false;
    }

    @Override
    public boolean supportsDecoding() {
        return true;
    }

    @Override
    public ContentDecoder decoder() {
        return ContentDecoder.NO_OP;
    }

    @Override
    public ContentEncoder encoder() {
        return ContentEncoder.NO_OP;
    }

    @Override
    public String name() {
        return "gzip";
    }

    @Override
    public String type() {
        return "zipped-bodies";
    }
}
