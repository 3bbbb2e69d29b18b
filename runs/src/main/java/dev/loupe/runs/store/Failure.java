package dev.loupe.runs.store;

import dev.loupe.core.Wording;
import dev.loupe.runs.Refused;

import java.sql.SQLException;

/// What a database's exception means to the person who asked.
final class Failure {
    private static final int SQLITE_PRIMARY = 0xff;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int NOTADB = 26;

    private Failure() {}

    /// Whether another server on the same database was in the way, so that the same transaction may pass when it is tried again: a deadlock, a lock that is held
    /// long, a row that the other wrote first.
    static boolean another(Throwable failure) {
        String state = failure instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
        return state.startsWith("40") || state.equals("55P03") || state.equals("23505");
    }

    /// Whether the database does not take a value, such as a text with a zero character on PostgreSQL.
    static boolean ofValue(SQLException failure) {
        return String.valueOf(failure.getSQLState()).startsWith("22");
    }

    static Refused of(Throwable failure) {
        if (failure instanceof Refused refused) {
            return refused;
        }
        if (failure instanceof SQLException sql) {
            return ofSql(sql);
        }
        return new Refused(
                Refused.Why.UNAVAILABLE,
                Wording.of(
                        "store.failed",
                        "The store failed: {why}.",
                        "why",
                        String.valueOf(failure.getMessage())),
                failure);
    }

    private static Refused ofSql(SQLException failure) {
        boolean sqlite = failure.getClass().getName().startsWith("org.sqlite");
        int code = sqlite ? failure.getErrorCode() & SQLITE_PRIMARY : -1;
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (code == FULL || state.equals("53100")) {
            return new Refused(
                    Refused.Why.UNAVAILABLE,
                    Wording.of(
                            "store.full",
                            "The store's disk is full: nothing of this request was stored; free some space and send it again."),
                    failure);
        }
        if (code == CORRUPT || code == NOTADB || state.equals("XX001")) {
            return new Refused(
                    Refused.Why.DAMAGED,
                    Wording.of(
                            "store.damaged",
                            "A page of the store's database is damaged; what lies on other pages can still be read, and nothing was changed."),
                    failure);
        }
        if (code == READONLY || state.equals("25006")) {
            return new Refused(
                    Refused.Why.UNAVAILABLE,
                    Wording.of(
                            "store.readOnly",
                            "The store's folder is read-only: nothing was stored."),
                    failure);
        }
        if (ofValue(failure)) {
            return new Refused(
                    Refused.Why.INVALID,
                    "The store's database does not take a value of this request: "
                            + String.valueOf(failure.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                                    .replaceFirst("\\.+$", "")
                            + ".",
                    failure);
        }
        if (code == IOERR) {
            return new Refused(
                    Refused.Why.UNAVAILABLE,
                    Wording.of(
                            "store.disk",
                            "The store's disk failed: {why}.",
                            "why",
                            String.valueOf(failure.getMessage())),
                    failure);
        }
        return new Refused(
                Refused.Why.UNAVAILABLE,
                "The store's database failed: "
                        + String.valueOf(failure.getMessage()).replaceFirst("\\.+$", "")
                        + ".",
                failure);
    }
}
