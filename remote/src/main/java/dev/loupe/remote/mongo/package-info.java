/// Room `remote`, databases of MongoDB that Sacred's MongoObserver writes to.
@NullMarked
package dev.loupe.remote.mongo;

import org.jspecify.annotations.NullMarked;
