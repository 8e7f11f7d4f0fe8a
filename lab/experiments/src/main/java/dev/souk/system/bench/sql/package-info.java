/**
 * What an order writes into the three databases, written by plain JDBC: the most that a shop on this server could do.
 */
@NullMarked
package dev.souk.system.bench.sql;

import org.jspecify.annotations.NullMarked;
