/** The story of the shop, played against a gateway: one order that is confirmed and one that cannot be paid. */
@NullMarked
package dev.souk.launcher.demo;

import org.jspecify.annotations.NullMarked;
