/** Limits that keep the memory of a service within its heap: concurrent requests, buffers of connections. */
@NullMarked
package dev.souk.common.web.concurrency;

import org.jspecify.annotations.NullMarked;
