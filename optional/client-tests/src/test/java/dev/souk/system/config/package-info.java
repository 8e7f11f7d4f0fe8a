/** Settings that change while the system runs. */
@NullMarked
package dev.souk.system.config;

import org.jspecify.annotations.NullMarked;
