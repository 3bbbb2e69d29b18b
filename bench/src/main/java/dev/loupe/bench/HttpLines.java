package dev.loupe.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Many connections that one thread serves, each sending its next request when the last was answered: a client that takes as little as it can of a machine it shares with the server. HTTP/1.1 (RFC 9112),
/// answers with a length.
final class HttpLines {
    private static final int LONGEST_ANSWER = 1 << 16;

    /// What connections send.
    interface Requests {
        /// The body of the next request of a connection.
        byte[] body(int connection, int number);
    }

    private final InetSocketAddress address;
    private final String head;
    private final Requests requests;
    private final byte[] read = new byte[LONGEST_ANSWER];
    private long answered;

    private final class Line {
        private final SocketChannel channel;
        private final int number;
        private final ByteBuffer in = ByteBuffer.allocateDirect(LONGEST_ANSWER);
        private final ByteBuffer out = ByteBuffer.allocateDirect(LONGEST_ANSWER);
        private int sent;

        Line(SocketChannel channel, int number) {
            this.channel = channel;
            this.number = number;
        }

        void send() throws IOException {
            byte[] body = requests.body(number, sent++);
            out.clear();
            out.put((head + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.put(body).flip();
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }

        /// @return whether the answer is whole
        boolean receive() throws IOException {
            if (channel.read(in) < 0) {
                throw new EOFException("the server closed the connection");
            }
            int n = in.position();
            in.get(0, read, 0, n);
            String text = new String(read, 0, n, StandardCharsets.ISO_8859_1);
            int body = text.indexOf("\r\n\r\n") + 4;
            if (body < 4) {
                return false;
            }
            if (!text.startsWith("HTTP/1.1 200")) {
                throw new IOException("the server answered " + text);
            }
            String fields = text.substring(0, body).toLowerCase(Locale.ROOT);
            int at = fields.indexOf("\r\ncontent-length:") + 17;
            if (at < 17) {
                throw new IOException("no length in " + text);
            }
            int length = Integer.parseInt(fields.substring(at, fields.indexOf('\r', at)).strip());
            boolean whole = n >= body + length;
            if (whole) {
                in.clear();
            }
            return whole;
        }
    }

    /// @param path what is posted to
    HttpLines(String host, int port, String path, Requests requests) {
        this.head =
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + ":"
                        + port
                        + "\r\nContent-Type: application/json\r\nContent-Length: ";
        this.requests = requests;
        this.address = new InetSocketAddress(host, port);
    }

    /// Sends over so many connections until a time, by [System#nanoTime]. @return how many were answered
    long run(int connections, long end) throws IOException {
        try (Selector selector = Selector.open()) {
            for (int c = 0; c < connections; c++) {
                SocketChannel channel = SocketChannel.open(address);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                Line line = new Line(channel, c);
                channel.register(selector, SelectionKey.OP_READ, line);
                line.send();
            }
            while (System.nanoTime() < end) {
                selector.select(HttpLines.this::answer, 1_000);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        }
        return answered;
    }

    private void answer(SelectionKey key) {
        try {
            Line line = (Line) key.attachment();
            if (line.receive()) {
                answered++;
                line.send();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
