/** Events on the wire: CloudEvents 1.0 in the binary mode of its Kafka binding; the value is plain JSON. */
@NullMarked
package dev.souk.common.event;

import org.jspecify.annotations.NullMarked;
