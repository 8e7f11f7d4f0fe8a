/** Tests of what the build downloads and executes. */
@NullMarked
package dev.souk.system.supplychain;

import org.jspecify.annotations.NullMarked;
