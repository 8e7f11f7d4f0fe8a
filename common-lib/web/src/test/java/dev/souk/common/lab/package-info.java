/**
 * Experiments: three protocols for one change in two databases, an order and its reservation, under the same faults.
 * The naive dual write, the outbox with inbox that Souk uses, and two-phase commit over PostgreSQL's prepared
 * transactions.
 */
@NullMarked
package dev.souk.common.lab;

import org.jspecify.annotations.NullMarked;
