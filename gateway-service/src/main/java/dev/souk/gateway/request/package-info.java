/** What a request must look like before it is passed on: headers that can be trusted, a body that has an end. */
@NullMarked
package dev.souk.gateway.request;

import org.jspecify.annotations.NullMarked;
