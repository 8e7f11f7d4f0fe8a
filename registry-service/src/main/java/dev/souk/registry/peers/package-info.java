/**
 * Further registries of the same system: each change is replicated to them, and a registry that starts reads from one.
 */
@NullMarked
package dev.souk.registry.peers;

import org.jspecify.annotations.NullMarked;
