/** The two use cases that every protocol serves: get a user, watch an order. */
@NullMarked
package dev.souk.system.bench.protocols.client;

import org.jspecify.annotations.NullMarked;
