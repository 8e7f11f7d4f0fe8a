/** Provides PostgreSQL and Kafka to tests: in containers or embedded. */
@NullMarked
package dev.souk.testing.infrastructure;

import org.jspecify.annotations.NullMarked;
