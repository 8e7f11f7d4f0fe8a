/** A real Kafka broker in KRaft mode, in a JVM of its own. */
@NullMarked
package dev.souk.launcher.kafka;

import org.jspecify.annotations.NullMarked;
