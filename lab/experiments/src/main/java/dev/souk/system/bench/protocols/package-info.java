/**
 * The experiment `./souk bench protocols`: what it costs to get a user and to watch an order by each protocol, with
 * client libraries as they come.
 */
@NullMarked
package dev.souk.system.bench.protocols;

import org.jspecify.annotations.NullMarked;
