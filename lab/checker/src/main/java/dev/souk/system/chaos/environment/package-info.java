/** The system under attack: its processes, and a TCP proxy between each service instance and each server. */
@NullMarked
package dev.souk.system.chaos.environment;

import org.jspecify.annotations.NullMarked;
