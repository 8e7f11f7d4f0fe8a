/**
 * Two use cases of one system by each protocol that it speaks: what they cost, and what a client sees when its network
 * is slow or broken.
 */
@NullMarked
package dev.souk.system.bench.protocols;

import org.jspecify.annotations.NullMarked;
