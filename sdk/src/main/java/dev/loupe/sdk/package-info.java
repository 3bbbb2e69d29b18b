/// What users' Java programs carry: log a run to a Loupe server or to a folder. [Loupe] is where to start.
///
/// A call of [Run] only puts a small event into memory. One thread (the keeper) writes events in batches to a folder of the
/// offline format, another (the courier) carries the folder's records to the server in their order. So the training
/// loop never waits for a network, a crash loses at most the last moments, and a server that is away is no special case.
@NullMarked
package dev.loupe.sdk;

import org.jspecify.annotations.NullMarked;
