/** Limits that keep the gateway within its heap, however many callers there are: connections, requests, streams. */
@NullMarked
package dev.souk.gateway.concurrency;

import org.jspecify.annotations.NullMarked;
