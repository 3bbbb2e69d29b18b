package dev.loupe.remote.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;

import dev.loupe.intake.open.Remote;
import dev.loupe.intake.open.Site;
import dev.loupe.runs.Refused;

import java.util.Set;

/// `mongodb://HOST/DATABASE`, with all that MongoDB's connection strings may say.
public final class MongoRemote implements Remote {
    @Override
    public Set<String> schemes() {
        return Set.of("mongodb", "mongodb+srv");
    }

    @Override
    public Site open(String url, Wishes wishes) {
        ConnectionString connection;
        try {
            connection = new ConnectionString(url);
        } catch (IllegalArgumentException | MongoException odd) {
            throw new Refused(
                    Refused.Why.INVALID,
                    "A database of MongoDB is mongodb://HOST[:PORT]/DATABASE, with what connection strings may say beside; "
                            + shown(url)
                            + " is none.");
        }
        return new MongoSite(connection, shown(url), wishes);
    }

    /// The URL without who asks and how.
    static String shown(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst("://.*@", "://").replaceFirst("/+$", "");
    }
}
