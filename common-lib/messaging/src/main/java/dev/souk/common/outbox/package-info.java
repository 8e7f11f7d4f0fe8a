/**
 * Transactional outbox: an event is published if and only if its change was committed.
 *
 * <p>How it works: {@link dev.souk.common.outbox.Outbox#append} writes the event as a row in the caller's transaction.
 * A relay in each instance owns a fair share of 16 shards, each by an advisory lock that the database releases when the
 * instance crashes or its session is idle too long. After its commit an event is handed to the relay of its instance in
 * memory; if another instance owns its shard, that one is notified. An event that follows one that the relay has
 * published goes to the broker at once. What the relay did not receive, it reads from the table: the first row of each
 * aggregate in its shards, again and again, in order within an aggregate and in batches across aggregates. What the
 * broker has acknowledged is deleted. A row that the broker permanently rejects is parked; only its aggregate waits for
 * it. An admin inspects it, fixes the cause and releases it, and the next poll finds it again. A crash between
 * acknowledgement and delete publishes a row twice, and so does a paused owner that has lost its shards and resumes;
 * the inbox of each consumer ignores the duplicate. The order does not depend on the ownership: an event is published
 * only after the broker has acknowledged the one before it. The pattern is Chris Richardson's transactional outbox with
 * a polling publisher.
 */
@NullMarked
package dev.souk.common.outbox;

import org.jspecify.annotations.NullMarked;
