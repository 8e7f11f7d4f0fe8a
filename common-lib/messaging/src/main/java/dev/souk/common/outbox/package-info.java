/**
 * Events leave a service exactly as its database has them: none is lost, none is told that did not happen.
 *
 * <p>How it works: {@link dev.souk.common.outbox.Outbox#append} writes the event as a row in the caller's transaction.
 * A relay in each instance owns a fair part of 16 shards, each by an advisory lock that the database frees when the
 * instance dies or falls silent. It takes the first row of each aggregate in its shards, sends them together, deletes
 * those which the broker has acknowledged, and begins again: in order within an aggregate, in batches across. A commit
 * wakes the relay of its instance, and that one those of the others where the shard is theirs. A row that the broker
 * refuses for good is parked; its aggregate waits behind it and nobody else does. A crash between acknowledgement and
 * delete sends a row twice, and so does an owner that was stopped, lost its shards and wakes up; the inbox of each
 * consumer makes that harmless. Order never hangs on who owns what: a row is sent only when the broker has acknowledged
 * the one before it. The pattern is Chris Richardson's transactional outbox with a polling publisher.
 */
@NullMarked
package dev.souk.common.outbox;

import org.jspecify.annotations.NullMarked;
