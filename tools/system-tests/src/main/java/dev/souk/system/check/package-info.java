/** The checker: reads databases and topics, no code of any service, and says which invariants hold. */
@NullMarked
package dev.souk.system.check;

import org.jspecify.annotations.NullMarked;
