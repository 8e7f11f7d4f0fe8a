/** Shoppers who do what people do, at a steady rate, for as long as somebody wants to look at it. */
@NullMarked
package dev.souk.system.bench.shopping;

import org.jspecify.annotations.NullMarked;
