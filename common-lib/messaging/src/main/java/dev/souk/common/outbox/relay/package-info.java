/** The relay: reads pending rows in shards, publishes them and deletes those that the broker has acknowledged. */
@NullMarked
package dev.souk.common.outbox.relay;

import org.jspecify.annotations.NullMarked;
