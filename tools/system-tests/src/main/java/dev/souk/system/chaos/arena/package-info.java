/** The system under attack: launched for itself alone, with a proxy on each way to PostgreSQL and Kafka. */
@NullMarked
package dev.souk.system.chaos.arena;

import org.jspecify.annotations.NullMarked;
