/** Both use cases by HTTP/1.1 with the client of the JDK: REST, events, GraphQL, gRPC-Web. */
@NullMarked
package dev.souk.system.bench.protocols.http;

import org.jspecify.annotations.NullMarked;
