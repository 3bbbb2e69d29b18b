package dev.loupe.runs.store;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The numbers of keys. A word, once written, never changes, so both directions may be remembered freely.
///
/// Numbers learnt inside a transaction that is undone later must be forgotten: [#forget].
final class Words {
    private static final int MOST = 200_000;

    private final Map<String, Long> numbers = bounded();
    private final Map<Long, String> texts = bounded();

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        };
    }

    /// The number of a word, which is written if it is new. Only the writer may ask.
    long number(Sql sql, String text) throws SQLException {
        Long known = find(sql, text);
        if (known != null) {
            return known;
        }
        sql.run("INSERT INTO word (text) VALUES (?) ON CONFLICT (text) DO NOTHING", text);
        long number = sql.number("SELECT id FROM word WHERE text = ?", text);
        remember(number, text);
        return number;
    }

    /// The number of a word, null if it was never written.
    @Nullable Long find(Sql sql, String text) throws SQLException {
        synchronized (this) {
            Long known = numbers.get(text);
            if (known != null) {
                return known;
            }
        }
        long number = sql.number("SELECT id FROM word WHERE text = ?", text);
        if (number == 0) {
            return null;
        }
        remember(number, text);
        return number;
    }

    String text(Sql sql, long number) throws SQLException {
        synchronized (this) {
            String known = texts.get(number);
            if (known != null) {
                return known;
            }
        }
        String text =
                sql.one("SELECT text FROM word WHERE id = ?", r -> r.getString(1), number)
                        .orElseThrow();
        remember(number, text);
        return text;
    }

    private synchronized void remember(long number, String text) {
        numbers.put(text, number);
        texts.put(number, text);
    }

    synchronized void forget() {
        numbers.clear();
        texts.clear();
    }
}
