/** A Kafka broker in KRaft mode, in its own JVM. */
@NullMarked
package dev.souk.launcher.kafka;

import org.jspecify.annotations.NullMarked;
