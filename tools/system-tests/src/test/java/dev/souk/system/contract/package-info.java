/** Contracts between modules. */
@NullMarked
package dev.souk.system.contract;

import org.jspecify.annotations.NullMarked;
