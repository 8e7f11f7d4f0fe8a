/** Attacks on prices, quantities and wallets. */
@NullMarked
package dev.souk.system.attack.money;

import org.jspecify.annotations.NullMarked;
