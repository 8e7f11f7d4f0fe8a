/** What documents have from the code. */
@NullMarked
package dev.souk.system.docs;

import org.jspecify.annotations.NullMarked;
