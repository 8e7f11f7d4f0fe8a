/**
 * Parked events, which the broker permanently rejects: an admin inspects them, fixes the cause and releases them.
 *
 * <p>How it works: the relay marks such a row as parked and skips it and the later rows of the same aggregate. The
 * gauge {@code souk.outbox.parked} counts parked events; {@code GET /admin/parked-events} lists them. A release removes
 * the mark; the owner of the shard finds the row at its next poll and publishes it and the later ones in order. If the
 * broker still rejects it, it is parked again.
 */
@NullMarked
package dev.souk.common.outbox.parked;

import org.jspecify.annotations.NullMarked;
