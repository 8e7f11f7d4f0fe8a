/** What an instance does not take on: requests and buffers beyond its heap, and work for callers that have gone. */
@NullMarked
package dev.souk.common.web.overload;

import org.jspecify.annotations.NullMarked;
