package dev.souk.system.check;

import dev.souk.system.observe.Event;
import java.util.HashMap;
import java.util.Map;

/** Which partitions have lost their first records: the broker deletes what is older than a week. */
final class DeletedRecords {

    private final Map<String, Boolean> byPartition = new HashMap<>();

    /**
     * Whether records before this one were deleted. Takes every record of a partition, in the order of their offsets.
     */
    boolean before(Event event) {
        return byPartition.computeIfAbsent(event.topic() + "/" + event.partition(), _ -> event.offset() > 0);
    }
}
