/** What runs where: instances, their ports, and the TCP proxies between them. */
@NullMarked
package dev.souk.launcher.topology;

import org.jspecify.annotations.NullMarked;
