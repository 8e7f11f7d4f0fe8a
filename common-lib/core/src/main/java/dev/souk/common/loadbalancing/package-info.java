/**
 * Client-side load balancing, the same in the gateway and in the services that call others.
 *
 * <p>How it works: {@link dev.souk.common.loadbalancing.ServiceLoadBalancer} of the service is asked for an instance,
 * by the gateway directly, by others through Spring Cloud LoadBalancer. The instances are the registry's, read again
 * with each heartbeat of the registry client; each has what this process knows about it. The pool leaves out ejected
 * instances and most of the calls to new ones, and its strategy chooses among the rest. Whoever calls the instance says
 * when the call begins and how it ends. That is not Spring Cloud's {@code LoadBalancerLifecycle}: nobody would tell it
 * that a caller has hung up, and a count of calls in progress would never fall again.
 */
@NullMarked
package dev.souk.common.loadbalancing;

import org.jspecify.annotations.NullMarked;
