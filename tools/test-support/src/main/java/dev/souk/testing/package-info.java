/**
 * Shared by the tests of every service: {@link dev.souk.testing.SoukTest} starts the service against a real PostgreSQL
 * and a real Kafka.
 */
@NullMarked
package dev.souk.testing;

import org.jspecify.annotations.NullMarked;
