/**
 * Dead letters: records that cannot be processed are kept until an admin decides about them.
 *
 * <p>How it works: such a record is stored in a table of the service and copied to {@code <topic>.<group>.dlt}; then
 * its consumer continues, also where the topic refuses the copy. Other tools can read the topic, the admin works on the
 * table: rows outlive the retention of the topic, and their locks coordinate several instances. Of a large record the
 * row has the first part, and a replay reads the rest from its topic. A replay delivers the record, with its original
 * id, to the same listener again, in one transaction with the deletion of its row; other groups, which have processed
 * it, do not get it again. The inbox ignores it if it already took effect. A record that fails again stays, with the
 * new reason. The table holds a limited number; further dead letters are only on the dead-letter topic, or if that
 * refuses them, in the table without headers and value.
 */
@NullMarked
package dev.souk.common.deadletter;

import org.jspecify.annotations.NullMarked;
