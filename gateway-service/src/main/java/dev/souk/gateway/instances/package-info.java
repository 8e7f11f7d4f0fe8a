/**
 * The calls to instances of services: how each ends, for the load balancer, and which instance answered, for the
 * caller.
 */
@NullMarked
package dev.souk.gateway.instances;

import org.jspecify.annotations.NullMarked;
