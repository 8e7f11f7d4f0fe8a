/**
 * A laboratory: three ways to do one thing in two places, an order here and a reservation there, under the same faults.
 * The naive dual write, the outbox with inbox that Souk uses, and two-phase commit over PostgreSQL's prepared
 * transactions.
 */
@NullMarked
package dev.souk.common.lab;

import org.jspecify.annotations.NullMarked;
