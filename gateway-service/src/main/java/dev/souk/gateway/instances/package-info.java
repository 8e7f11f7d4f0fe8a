/** The calls to instances: how each ends, for the load balancer, and which one responded, for the caller. */
@NullMarked
package dev.souk.gateway.instances;

import org.jspecify.annotations.NullMarked;
