/** The attacked shop as its users see it, and what an attack is. */
@NullMarked
package dev.souk.system.attack.shop;

import org.jspecify.annotations.NullMarked;
