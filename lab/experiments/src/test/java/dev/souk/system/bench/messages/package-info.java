/** What Jackson and Protobuf take for the messages of the shop, measured by JMH. */
@NullMarked
package dev.souk.system.bench.messages;

import org.jspecify.annotations.NullMarked;
