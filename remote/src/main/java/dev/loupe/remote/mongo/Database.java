package dev.loupe.remote.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.intake.bson.Bson;

import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// A database of MongoDB that is only read. Any number of threads. What fails is said in a few words that follow "cannot be read: ".
final class Database implements AutoCloseable {
    /// MongoObserver's own default.
    private static final String UNSAID = "sacred";

    private static final int CONNECT_SECONDS = 10;
    private static final int READ_SECONDS = 60;
    private static final List<Integer> DENIED = List.of(13, 18);

    private final MongoClient client;
    private final MongoDatabase database;

    Database(ConnectionString connection) {
        this.client =
                MongoClients.create(
                        MongoClientSettings.builder()
                                .applicationName("loupe")
                                .applyToClusterSettings(
                                        c ->
                                                c.serverSelectionTimeout(
                                                        CONNECT_SECONDS, TimeUnit.SECONDS))
                                .applyToSocketSettings(
                                        s ->
                                                s.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                                                        .readTimeout(
                                                                READ_SECONDS, TimeUnit.SECONDS))
                                .applyConnectionString(connection)
                                .build());
        String name = connection.getDatabase();
        this.database = client.getDatabase(name == null ? UNSAID : name);
    }

    /// Takes a document.
    @FunctionalInterface
    interface Taker {
        void document(RawBsonDocument document) throws IOException;
    }

    /// Names of collections, sorted.
    List<String> collections() throws IOException {
        try {
            return List.copyOf(database.listCollectionNames().into(new TreeSet<>()));
        } catch (MongoException e) {
            throw said(e);
        }
    }

    /// Tells what a query finds, both as in MongoDB's shell.
    ///
    /// @param wanted which fields; none for all
    void find(String collection, BsonDocument query, BsonDocument wanted, Taker taker)
            throws IOException {
        find(collection, query, wanted, new BsonDocument(), 0, taker);
    }

    /// @param order as in MongoDB's shell
    /// @param most  documents; 0 for all
    void find(
            String collection,
            BsonDocument query,
            BsonDocument wanted,
            BsonDocument order,
            int most,
            Taker taker)
            throws IOException {
        FindIterable<RawBsonDocument> found =
                database.getCollection(collection, RawBsonDocument.class)
                        .find(query)
                        .projection(wanted)
                        .sort(order)
                        .limit(most);
        try (MongoCursor<RawBsonDocument> documents = found.iterator()) {
            while (documents.hasNext()) {
                taker.document(documents.next());
            }
        } catch (MongoException e) {
            throw said(e);
        }
    }

    /// A document as the plain JSON that a dump of it is read as.
    static ObjectNode json(RawBsonDocument document) {
        return Bson.document(Bytes.of(bytes(document)));
    }

    private static byte[] bytes(RawBsonDocument document) {
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return bytes;
    }

    private static IOException said(MongoException e) {
        return new IOException(
                switch (e) {
                    case MongoSecurityException denied -> "access is denied";
                    case MongoTimeoutException late ->
                            "its server does not answer, or is not trusted";
                    case MongoCommandException no when DENIED.contains(no.getErrorCode()) ->
                            "access is denied (" + no.getErrorCodeName() + ")";
                    default ->
                            "the server answers "
                                    + (e.getCode() > 0 ? "error " + e.getCode() : "nothing sound");
                },
                e);
    }

    @Override
    public void close() {
        client.close();
    }
}
