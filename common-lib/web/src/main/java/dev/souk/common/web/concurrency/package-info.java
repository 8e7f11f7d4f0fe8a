/** Limits that keep the memory of a service within its heap: requests processed at once, buffers of connections. */
@NullMarked
package dev.souk.common.web.concurrency;

import org.jspecify.annotations.NullMarked;
