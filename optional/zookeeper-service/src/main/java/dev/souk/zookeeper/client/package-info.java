/**
 * What a service needs to register in ZooKeeper, and to find others there. Its jar follows that of the service on the
 * class path.
 */
@NullMarked
package dev.souk.zookeeper.client;

import org.jspecify.annotations.NullMarked;
