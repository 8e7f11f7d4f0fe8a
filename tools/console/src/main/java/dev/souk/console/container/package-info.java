/**
 * The console as a container of its own: {@link dev.souk.console.container.ConsoleApplication} shows a system that it
 * did not start. It finds the processes in the registry, and cannot control them.
 */
@NullMarked
package dev.souk.console.container;

import org.jspecify.annotations.NullMarked;
