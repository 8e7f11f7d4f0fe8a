/** The demo: a scenario that runs against a gateway, with one order that is confirmed and one that cannot be paid. */
@NullMarked
package dev.souk.tools.demo;

import org.jspecify.annotations.NullMarked;
