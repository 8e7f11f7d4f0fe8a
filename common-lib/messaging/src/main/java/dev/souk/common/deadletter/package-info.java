/**
 * What becomes of a record that cannot be handled: nothing is lost, and a human decides.
 *
 * <p>How it works: such a record is written into a table of the service and sent to {@code <topic>.<group>.dlt}; only
 * then does its consumer go on. The topic tells others, the table is what an admin works on: it outlives the topic's
 * retention, and its row locks decide between several instances. Replaying gives the record, with its own id, to the
 * same listener again, in one transaction with the deletion of its row. It is not sent to its topic a second time:
 * other groups have handled it long ago and have nothing to do with it. Without an effect yet it is not in the inbox;
 * with one it does nothing. A record that fails again stays, with its new reason.
 */
@NullMarked
package dev.souk.common.deadletter;

import org.jspecify.annotations.NullMarked;
