/** The shop page in a browser. */
@NullMarked
package dev.souk.system.shop;

import org.jspecify.annotations.NullMarked;
