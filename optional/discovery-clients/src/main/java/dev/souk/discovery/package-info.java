/**
 * What a service needs to find others by ZooKeeper, Consul or DNS in place of Eureka. Its jar follows that of the
 * service on the class path, and the libraries of the registry follow it.
 */
@NullMarked
package dev.souk.discovery;

import org.jspecify.annotations.NullMarked;
