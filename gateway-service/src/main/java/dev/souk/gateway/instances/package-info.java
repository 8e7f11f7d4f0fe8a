/** The instances that the load balancer may choose from: those of the registry, without ejected ones. */
@NullMarked
package dev.souk.gateway.instances;

import org.jspecify.annotations.NullMarked;
