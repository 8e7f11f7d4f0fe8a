/**
 * What an admin does about events that the broker permanently rejects: list them, fix the cause, release them.
 *
 * <p>How it works: the relay marks such a row as parked, and leaves it and those behind it of the same aggregate alone.
 * {@code souk_outbox_parked} counts them; {@code GET /admin/parked-events} lists them. A release takes the mark away;
 * the owner of the shard finds the row at its next poll and sends it and then the others, in order and without a gap.
 * If the broker still refuses it, it is parked again.
 */
@NullMarked
package dev.souk.common.outbox.parked;

import org.jspecify.annotations.NullMarked;
