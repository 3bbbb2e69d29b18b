package dev.loupe.remote.gcs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Application default credentials: a service account's file, which surefire's environment names.
final class IdentityTest {
    private static final URI ASKED = URI.create("https://storage.googleapis.com/storage/v1/b/x/o");

    @Test
    void aServiceAccountGetsATokenAndAnotherServerIsAskedByNobody() throws Exception {
        HttpServer tokens =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tokens.createContext(
                "/token",
                exchange -> {
                    byte[] body =
                            "{\"access_token\":\"TOKEN\",\"expires_in\":3600,\"token_type\":\"Bearer\"}"
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        tokens.start();
        Path file = Path.of(System.getenv("GOOGLE_APPLICATION_CREDENTIALS"));
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        String key =
                Base64.getMimeEncoder()
                        .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
        try {
            Files.writeString(
                    file,
                    JsonMapper.builder()
                            .build()
                            .writeValueAsString(
                                    Map.of(
                                            "type", "service_account",
                                            "client_id", "1",
                                            "client_email", "ada@example.com",
                                            "private_key_id", "1",
                                            "private_key",
                                                    "-----BEGIN PRIVATE KEY-----\n"
                                                            + key
                                                            + "\n-----END PRIVATE KEY-----\n",
                                            "token_uri",
                                                    "http://127.0.0.1:"
                                                            + tokens.getAddress().getPort()
                                                            + "/token")));
            Identity known = new Identity(false, Identity.Scope.READING);
            assertEquals(List.of("Bearer TOKEN"), known.headers(ASKED).get("Authorization"));
            assertFalse(known.isNobody());
            Identity nobody = new Identity(true, Identity.Scope.READING);
            assertEquals(Map.of(), nobody.headers(ASKED));
            assertTrue(nobody.isNobody());
        } finally {
            Files.deleteIfExists(file);
            tokens.stop(0);
        }
    }
}
