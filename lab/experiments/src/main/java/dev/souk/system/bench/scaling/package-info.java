/** How the cost and the latency of an order grow with past orders, customers and instances. */
@NullMarked
package dev.souk.system.bench.scaling;

import org.jspecify.annotations.NullMarked;
