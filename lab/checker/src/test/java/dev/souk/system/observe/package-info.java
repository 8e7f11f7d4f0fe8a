/** Tests of reading a system. */
@NullMarked
package dev.souk.system.observe;

import org.jspecify.annotations.NullMarked;
