/**
 * Transactional outbox: an event is published if and only if its change was committed.
 *
 * <p>How it works: {@link dev.souk.common.outbox.Outbox#append} writes the event as a row in the caller's transaction.
 * A relay in each instance owns a fair share of 16 shards, each by an advisory lock that the database releases when the
 * instance crashes or its session is idle too long. It publishes the first row of each aggregate in its shards,
 * deletes those that the broker has acknowledged, and starts again: in order within an aggregate, in batches across
 * aggregates. A commit wakes the relay of its instance, which notifies the others if they own the shard. A row that the
 * broker permanently rejects is parked; only its aggregate waits for it. A crash between acknowledgement and delete
 * publishes a row twice, and so does a paused owner that has lost its shards and resumes; the inbox of each consumer
 * ignores the duplicate. The order does not depend on the ownership: a row is published only after the broker has
 * acknowledged the one before it. The pattern is Chris Richardson's transactional outbox with a polling publisher.
 */
@NullMarked
package dev.souk.common.outbox;

import org.jspecify.annotations.NullMarked;
