/**
 * The idempotent consumer: each event takes effect once, however often it is delivered.
 *
 * <p>How it works: {@link dev.souk.common.inbox.Inbox#processOnce} opens a transaction and inserts the event's id. Only
 * if the id is new the effect runs, and with it the events that it appends to the outbox. All of it is committed
 * together, and the record is acknowledged after that: a crash at any point repeats either everything or nothing.
 */
@NullMarked
package dev.souk.common.inbox;

import org.jspecify.annotations.NullMarked;
