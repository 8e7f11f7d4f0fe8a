/** The ZooKeeper server, a JVM of its own like the broker. */
@NullMarked
package dev.souk.zookeeper.server;

import org.jspecify.annotations.NullMarked;
