/** What an order writes into the three databases, written by plain JDBC, and how many rows the tables have. */
@NullMarked
package dev.souk.system.bench.sql;

import org.jspecify.annotations.NullMarked;
