/**
 * Each event has its effect once, however often it is delivered.
 *
 * <p>How it works: {@link dev.souk.common.inbox.Inbox#processOnce} opens a transaction, writes the event's id, and only where
 * it was not there yet lets the effect follow, with the answers it writes into the outbox. All of it is committed
 * together, and the record is acknowledged after that: a crash at any point repeats either everything or nothing.
 */
@NullMarked
package dev.souk.common.inbox;

import org.jspecify.annotations.NullMarked;
