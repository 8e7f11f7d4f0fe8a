/**
 * Transactional outbox, Chris Richardson's pattern: an event is published if and only if its change was committed.
 *
 * <p>How it works: {@link dev.souk.common.outbox.Outbox#append} writes the event as a row in the caller's transaction.
 * A relay in each instance owns a fair share of 16 shards, each by an advisory lock that the database releases when the
 * instance crashes or its session is idle too long. It receives in memory what its instance commits, is notified of
 * what others commit, and publishes at once an event that follows one that it has published. What it did not receive,
 * it reads from the table: the first row of each aggregate in its shards, again and again. What the broker has
 * acknowledged is deleted. A row that the broker permanently rejects is parked; its aggregate waits for it until an
 * admin has fixed the cause and releases it. A crash between acknowledgement and delete publishes a row twice, and so
 * does a paused owner that has lost its shards and resumes; the inbox of each consumer ignores the duplicate. The order
 * does not depend on the ownership: an event is published only after the broker has acknowledged the one before it.
 */
@NullMarked
package dev.souk.common.outbox;

import org.jspecify.annotations.NullMarked;
